import type { Preview } from '../../../preload/views.ts';
import { words } from '../../words/add.ts';

/** Those that Keyturn can write for. */
export const READERS = ['dotenv', 'node', 'python-dotenv', 'shell'] as const;

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
  readonly toggle: (() => void) | undefined;
};

function ReaderLine({ reader, evidence, isChosen, toggle }: ReaderLineProps) {
  return (
    <li>
      <label>
        <input type="checkbox" checked={isChosen} disabled={!toggle} onChange={toggle} /> <code>{reader}</code>
      </label>
      <span class="soft">{evidence ?? words.notFound}</span>
      {!toggle && <span class="soft">{words.notYet}</span>}
    </li>
  );
}

/** Found ones first, with where they were found. */
export function ReaderList({ readers, preview, choose }: ReaderListProps) {
  const found = new Map(preview?.readers.map(({ reader, evidence }) => [reader, evidence]));
  const known: readonly string[] = READERS;
  const chosen = new Set(readers.length > 0 ? readers : found.keys());
  const names = [...found.keys(), ...known.filter((reader) => !found.has(reader))];
  const toggle = (reader: string): void =>
    choose(names.filter((name) => known.includes(name) && chosen.has(name) !== (name === reader)));
  return (
    <ul class="readers">
      {names.map((reader) => (
        <ReaderLine
          key={reader}
          reader={reader}
          evidence={found.get(reader)}
          isChosen={chosen.has(reader)}
          toggle={known.includes(reader) ? () => toggle(reader) : undefined}
        />
      ))}
    </ul>
  );
}
