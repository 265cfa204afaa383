import { shownTarget } from '../../doctor/words.ts';
import type { DiffEntry, DiffTarget } from '../../session/lines.ts';
import { formatColumns } from './columns.ts';
import type { Look, Style } from './look.ts';
import { MASK, shortVersion } from './names.ts';
import { plainAll } from './plain.ts';
import { formatProblem } from './problem.ts';

type Change = DiffEntry['change'];
type Row = {
  readonly sign: string;
  readonly style: Style;
  readonly values: string;
  readonly note: string;
};

const ROWS: Record<Change, Row> = {
  new: { sign: '+', style: 'green', values: MASK, note: 'new' },
  update: { sign: '~', style: 'green', values: `${MASK} → ${MASK}`, note: '' },
  conflict: { sign: '!', style: 'yellow', values: `${MASK} | ${MASK}`, note: 'conflict: the file has another value' },
  refused: { sign: '✗', style: 'red', values: '', note: 'refused' },
  'edited here': { sign: '=', style: 'yellow', values: MASK, note: 'edited here, stays' },
  kept: { sign: '=', style: 'dim', values: MASK, note: 'kept here until the next version' },
  'left behind': { sign: '-', style: 'dim', values: MASK, note: 'left behind, stays; `keyturn clean` removes it' },
};

/** Why a conflict is one. */
const REASONS: Readonly<Record<string, string>> = {
  edited: 'conflict: edited here, and AWS has a new version',
  'not ours': 'conflict: the file has another value, which Keyturn did not write',
};

/** Changes that a run would make, or that wait for somebody: `diff` exits with 3 for those. */
export function isPending({ entries, problem }: DiffTarget): boolean {
  const quiet: ReadonlySet<Change> = new Set<Change>(['edited here', 'kept', 'left behind']);
  return problem !== undefined || entries.some(({ change }) => !quiet.has(change));
}

function headOf({ secret, label, target, from, to }: DiffTarget, { paint, cwd }: Look): string {
  const name = label === 'AWSCURRENT' ? secret : `${secret} ${label}`;
  const versions =
    to === undefined || from === to ? '' : `${from ? ` ${shortVersion(from)}` : ''} → ${shortVersion(to)}`;
  // What failed before any file was looked at has no target.
  if (target === '') return paint('bold', name);
  return `${paint('bold', shownTarget(target, cwd))}  ${paint('dim', `(${name}${versions})`)}`;
}

function formatTarget(target: DiffTarget, look: Look): string {
  const rows = target.entries.map(({ name, change, reason }) => {
    const { sign, style, values, note } = ROWS[change];
    const words = change === 'refused' && reason !== undefined ? `${note}: ${reason}` : (REASONS[reason ?? ''] ?? note);
    return [`  ${look.paint(style, sign)}`, name, values, look.paint('dim', words)];
  });
  return [
    headOf(target, look),
    ...(rows.length > 0 ? [formatColumns(rows)] : []),
    ...(target.isHeld && !target.problem
      ? [look.paint('yellow', '  Nothing of this secret is written here until that is settled.')]
      : []),
    ...(target.problem ? [formatProblem(target.problem, look).replace(/^/gm, '  ')] : []),
  ].join('\n');
}

/** Masks are always eight dots: neither value nor length is told. */
export function formatDiff(targets: readonly DiffTarget[], look: Look): string {
  const shown = plainAll(targets).filter(({ entries, problem }) => entries.length > 0 || problem !== undefined);
  if (shown.length === 0) return targets.length === 0 ? 'Nothing is watched yet.' : 'Nothing would change.';
  return shown.map((target) => formatTarget(target, look)).join('\n\n');
}
