import { useRef } from 'preact/hooks';
import type { Preview } from '../../../preload/views.ts';
import { Loading } from '../../components/loading.tsx';
import { words } from '../../words/add.ts';

/** Those that Keyturn can write for. */
const READERS: readonly string[] = ['dotenv', 'node', 'python-dotenv', 'shell'];

type ReaderListProps = {
  /** Chosen by hand; empty: those found. */
  readonly readers: readonly string[];
  readonly preview: Preview | undefined;
  readonly choose: (readers: readonly string[]) => void;
};

type ReaderLineProps = {
  readonly reader: string;
  readonly evidence: string | undefined;
  readonly isChosen: boolean;
  /** Absent: cannot be written for yet, as its evidence says. */
  readonly toggle: (() => void) | undefined;
};

function ReaderLine({ reader, evidence, isChosen, toggle }: ReaderLineProps) {
  return (
    <li>
      <label>
        <input type="checkbox" checked={isChosen} disabled={!toggle} onChange={toggle} /> <code>{reader}</code>
      </label>
      <span class="soft">{evidence ?? words.notFound}</span>
    </li>
  );
}

/** A reader that is left out is no longer told of, but was found all the same. */
function useEvidence(preview: Preview | undefined): ReadonlyMap<string, string> {
  const known = useRef(new Map<string, string>());
  for (const { reader, evidence } of preview?.readers ?? [])
    if (!known.current.has(reader)) known.current.set(reader, evidence);
  return known.current;
}

/** Found ones first, with where they were found; nothing to choose before they are known. */
export function ReaderList({ readers, preview, choose }: ReaderListProps) {
  const found = useEvidence(preview);
  if (!preview) return <Loading rows={4} />;
  const later = preview.readers.map(({ reader }) => reader).filter((reader) => !READERS.includes(reader));
  const chosen = new Set(readers.length > 0 ? [...readers, ...later] : preview.readers.map(({ reader }) => reader));
  const names = [...found.keys(), ...READERS.filter((reader) => !found.has(reader))];
  const toggle = (reader: string): void =>
    choose(names.filter((name) => READERS.includes(name) && chosen.has(name) !== (name === reader)));
  return (
    <ul class="readers">
      {names.map((reader) => (
        <ReaderLine
          key={reader}
          reader={reader}
          evidence={found.get(reader)}
          isChosen={chosen.has(reader)}
          toggle={READERS.includes(reader) ? () => toggle(reader) : undefined}
        />
      ))}
    </ul>
  );
}
