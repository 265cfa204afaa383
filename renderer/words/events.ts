// What happened, in one line: for the timeline and for the page of a watch.
import type { HistoryRow } from '../../preload/views.ts';
import type { GlyphName } from '../components/shapes.ts';

/** Code parts are names: secret, variable, file, version. */
export type Part = string | { readonly code: string };

export type Told = {
  readonly glyph: GlyphName;
  readonly says: readonly Part[];
  readonly soft?: string;
};

export type Named = {
  /** Whether the line names its secret; not on the page of that secret. */
  readonly withSecret: boolean;
  /** How people read a target. */
  readonly nameOf: (target: string) => string;
};

const MOST_KEYS = 4;

/** `a9f2c41d0-…` → `9f2c`: enough to tell the versions of one secret apart. */
export const shortVersion = (versionId: string): string => versionId.slice(0, 4);

const CAUSES: Readonly<Record<string, string>> = {
  poll: 'sweep',
  sqs: 'push',
  webhook: 'push',
  manual: 'you',
  start: 'start',
  wake: 'wake',
};

export const causeWord = (row: HistoryRow): string => CAUSES[row.cause ?? ''] ?? '';

function keysOf(row: HistoryRow): Part[] {
  const keys = row.keys ?? [];
  const shown = keys
    .slice(0, MOST_KEYS)
    .flatMap((key, index): Part[] => (index === 0 ? [{ code: key }] : [', ', { code: key }]));
  return keys.length > MOST_KEYS ? [...shown, ` and ${keys.length - MOST_KEYS} more`] : shown;
}

function secretOf(row: HistoryRow, { withSecret }: Named): Part[] {
  return withSecret && row.secret !== undefined ? [{ code: row.secret }] : [];
}

function placeOf(row: HistoryRow, { nameOf }: Named): Part[] {
  return row.target === undefined ? [] : [{ code: nameOf(row.target) }];
}

function joined(parts: readonly (readonly Part[])[], between: string): Part[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index): readonly Part[] => (index === 0 ? part : [between, ...part]));
}

function aboutKeys(verb: string, preposition: string, row: HistoryRow, named: Named): Part[] {
  const keys = keysOf(row);
  const place = placeOf(row, named);
  const what = joined([keys, place], ` ${preposition} `);
  const secret = secretOf(row, named);
  return [`${verb} `, ...what, ...(secret.length > 0 ? [' from ', ...secret] : [])];
}

function rotated(row: HistoryRow, named: Named): Part[] {
  const secret = secretOf(row, named);
  const to: Part[] = row.to === undefined ? [] : [{ code: shortVersion(row.to) }];
  if (row.from === undefined) {
    const seen: Part[] = secret.length > 0 ? [...secret, ' first seen'] : ['First seen'];
    return joined([seen, to], ' at ');
  }
  const versions: Part[] = [{ code: shortVersion(row.from) }, ' to ', ...to];
  return secret.length > 0 ? [...secret, ' rotated: ', ...versions] : ['Rotated: ', ...versions];
}

function problemOf(row: HistoryRow, named: Named): Part[] {
  const what = joined([secretOf(row, named), placeOf(row, named)], ' in ');
  const message = row.problem?.message ?? 'A check failed.';
  return what.length > 0 && !what.some((part) => typeof part !== 'string' && message.includes(part.code))
    ? [...what, ': ', message]
    : [message];
}

const TELLERS: Readonly<Record<string, (row: HistoryRow, named: Named) => Told>> = {
  changed: (row, named) => ({ glyph: 'changed', says: rotated(row, named) }),
  written: (row, named) => ({ glyph: 'changed', says: aboutKeys('Wrote', 'to', row, named) }),
  conflict: (row, named) => ({
    glyph: 'needs-you',
    says: aboutKeys('Conflict on', 'in', row, named),
    soft: 'Nothing was overwritten.',
  }),
  refused: (row, named) => ({
    glyph: 'trouble',
    says: aboutKeys('Did not write', 'to', row, named),
    ...(row.problem && { soft: `${row.problem.message} ${row.problem.cure}` }),
  }),
  failed: (row, named) => ({
    glyph: 'trouble',
    says: problemOf(row, named),
    ...(row.problem && { soft: row.problem.cure }),
  }),
  recovered: (row, named) => ({
    glyph: 'fresh',
    says: [
      ...secretOf(row, named),
      row.secret !== undefined && named.withSecret ? ' is checked again' : 'Checked again',
    ],
  }),
  noticed: (row, named) => ({
    glyph: row.problem === undefined ? 'history' : 'trouble',
    says: joined([secretOf(row, named), [row.notice ?? 'news']], ': '),
    ...(row.problem && { soft: row.problem.cure }),
  }),
  drifted: (row, named) => ({
    glyph: 'edit',
    says: aboutKeys('Local edit of', 'in', row, named),
    soft: 'Left as you wrote it.',
  }),
  action: (row, named) => ({ glyph: 'play', says: joined([['Ran an action'], secretOf(row, named)], ' for ') }),
  paused: (row, named) => ({ glyph: 'paused', says: joined([['Paused'], secretOf(row, named)], ' ') }),
  resumed: (row, named) => ({ glyph: 'play', says: joined([['Resumed'], secretOf(row, named)], ' ') }),
  kept: (row, named) => ({ glyph: 'edit', says: aboutKeys('You kept', 'in', row, named) }),
  taken: (row, named) => ({ glyph: 'changed', says: aboutKeys('You took', 'for', row, named) }),
};

/** A second sentence needs the first one to end. */
function ended(told: Told): Told {
  const last = told.says.at(-1);
  const isOpen = told.soft !== undefined && !(typeof last === 'string' && last.endsWith('.'));
  return isOpen ? { ...told, says: [...told.says, '.'] } : told;
}

/** Kinds that a newer Keyturn added are told by their name. */
export function tell(row: HistoryRow, named: Named): Told {
  const teller = TELLERS[row.kind];
  if (teller !== undefined) return ended(teller(row, named));
  const name = row.kind.charAt(0).toUpperCase() + row.kind.slice(1);
  return { glyph: 'history', says: joined([[name], secretOf(row, named), placeOf(row, named)], ' · ') };
}
