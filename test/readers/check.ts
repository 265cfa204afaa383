import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { observeEnv } from '../../main/domain/env-observed.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import type { Case } from './cases.ts';
import type { Oracle, Reading } from './oracles.ts';

export type Drafted = {
  readonly after: string;
  readonly written: Readonly<Record<string, string>>;
  readonly removed: readonly string[];
  readonly refused: readonly string[];
};
export type Editor = (one: Case) => Drafted;

/** Ours. */
export function edit({ before, wanted, removals, group, readers }: Case): Drafted {
  const gone = removals.filter((name) => !(name in wanted));
  const settings = Object.entries(wanted).map(([name, value]) => ({ name, value: new Sealed(value), readers, group }));
  const observed = observeEnv(new Sealed(before));
  const draft = observed.draft(settings, { removals: gone.map((name) => ({ name, readers })) });
  const refused = draft.refused.map((refusal) => refusal.name);
  const written = Object.fromEntries(Object.entries(wanted).filter(([name]) => !refused.includes(name)));
  return {
    after: draft.content().reveal(),
    written,
    removed: gone.filter((name) => !refused.includes(name) && observed.standing(name) !== undefined),
    refused,
  };
}

export type Fault = {
  readonly oracle: string;
  readonly what: string;
  readonly one: Case;
  readonly after: string;
  readonly was: Reading;
  readonly read: Reading;
};

/** How a reader calls a variable that it misreads: behind a byte order mark, with `export` and a tab. */
const bareName = (name: string): string => name.replace(/^\u{FEFF}?\s*(?:export\s+)?/u, '');

/** Names that begin with `#` are indented comments, which Node reads as variables. */
const without = (reading: Reading, names: readonly string[]): string =>
  JSON.stringify(
    Object.entries(reading ?? {})
      .filter(([name]) => !names.includes(bareName(name)) && !name.startsWith('#'))
      .sort(),
  );

type Judged = {
  readonly oracle: Oracle;
  readonly one: Case;
  readonly drafted: Drafted;
  readonly before: Reading;
  readonly after: Reading;
};

function judge({ oracle, one, drafted, before, after }: Judged): Fault[] {
  const fault = (what: string): Fault => ({
    oracle: oracle.name,
    what,
    one,
    after: drafted.after,
    was: before,
    read: after,
  });
  if (before === undefined) return [];
  if (after === undefined) return [fault('gave up after the edit')];
  const names = Object.keys(drafted.written);
  const faults = names
    .filter((name) => after[name] !== drafted.written[name])
    .map((name) => fault(`${name} is misread`));
  const ours = [...names, ...drafted.removed];
  if (without(before, ours) !== without(after, ours)) faults.push(fault('another variable changed'));
  if (drafted.removed.some((name) => name in after)) faults.push(fault('a removed variable is still there'));
  return faults;
}

/** An empty value whose blanks hide the next line from Node: to mend that line is right, though it changes what Node reads. */
const HIDING = /=[ \t]+\r?$/m;

/** Edits every case, has every reader named in it read the files before and after, and tells what they got wrong. */
export function findFaults(
  cases: readonly Case[],
  oracles: readonly Oracle[],
  { folder, editor = edit }: { readonly folder: string; readonly editor?: Editor },
): Fault[] {
  mkdirSync(folder, { recursive: true });
  const all = cases.map((one, number) => {
    const drafted = editor(one);
    const paths = [join(folder, `${number}-before`), join(folder, `${number}-after`)] as const;
    writeFileSync(paths[0], one.before);
    writeFileSync(paths[1], drafted.after);
    return { one, drafted, paths };
  });
  const faults = oracles.flatMap((oracle) => {
    const isSeen = (text: string): boolean =>
      oracle.blindTo?.test(text) !== true && !(oracle.reader === 'node' && HIDING.test(text));
    const seen = all.filter(
      ({ one, drafted }) =>
        one.readers.includes(oracle.reader) && isSeen(one.before) && oracle.blindTo?.test(drafted.after) !== true,
    );
    if (seen.length === 0) return [];
    const readings = oracle.read(seen.flatMap(({ paths }) => paths));
    if (readings.length !== seen.length * 2) throw new Error(`${oracle.name} lost its place`);
    return seen.flatMap(({ one, drafted }, at) =>
      judge({ oracle, one, drafted, before: readings[at * 2], after: readings[at * 2 + 1] }),
    );
  });
  rmSync(folder, { recursive: true });
  return faults;
}
