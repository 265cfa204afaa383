import type { HistoryRow, WatchRow } from '../../../preload/views.ts';
import type { Entry } from './entries.ts';

/** The rotations of one secret in a stretch of time. All times are epoch milliseconds. */
export type Lane = {
  readonly secret: string;
  readonly rotations: readonly number[];
  /** A new version that did not reach a target: conflict, refusal, failed write. */
  readonly unwritten: readonly number[];
  readonly next?: number;
};

type Growing = { readonly secret: string; rotations: number[]; unwritten: number[]; next?: number };

const UNWRITTEN = ['conflict', 'refused', 'failed'];

type Which = Pick<HistoryRow, 'secret' | 'label' | 'profile' | 'region'>;

/** The same name may stand in several accounts; only then these tell lanes apart. */
function keyed(watches: readonly WatchRow[]): (which: Which) => string {
  const names = watches.map(({ secret }) => secret);
  const twice = new Set(names.filter((secret, index) => names.indexOf(secret) !== index));
  return ({ secret = '', profile, region }) => (twice.has(secret) ? JSON.stringify([secret, profile, region]) : secret);
}

function sortedLanes(lanes: readonly Growing[]): readonly Lane[] {
  const newest = ({ rotations }: Growing): number => Math.max(0, ...rotations);
  return [...lanes].sort((one, other) => newest(other) - newest(one) || one.secret.localeCompare(other.secret));
}

/** Secrets that rotated since `since` or are about to; those that rotated last come first. */
export function lanesOf(
  { entries, watches }: { readonly entries: readonly Entry[]; readonly watches: readonly WatchRow[] },
  since: number,
): readonly Lane[] {
  const lanes = new Map<string, Growing>();
  const keyOf = keyed(watches);
  const laneOf = (which: Which): Growing => {
    const key = keyOf(which);
    const lane = lanes.get(key) ?? { secret: which.secret ?? '', rotations: [], unwritten: [] };
    lanes.set(key, lane);
    return lane;
  };
  for (const { row, at } of entries) {
    if (row.secret === undefined || at < since) continue;
    if (row.kind === 'changed' && row.from !== undefined) laneOf(row).rotations.push(at);
    if (row.target !== undefined && UNWRITTEN.includes(row.kind)) laneOf(row).unwritten.push(at);
  }
  for (const watch of watches) {
    if (watch.nextRotationBy !== undefined) laneOf(watch).next = watch.nextRotationBy;
  }
  return sortedLanes([...lanes.values()]);
}

/** Rotations since a moment, and the targets that wait for a choice. */
export function tally(
  { entries, watches }: { readonly entries: readonly Entry[]; readonly watches: readonly WatchRow[] },
  since: number,
): { readonly rotations: number; readonly waiting: number } {
  const isRotation = ({ row, at }: Entry): boolean => row.kind === 'changed' && row.from !== undefined && at >= since;
  const waits = (watch: WatchRow): boolean => watch.targets.some(({ state }) => state === 'conflict');
  return { rotations: entries.filter(isRotation).length, waiting: watches.filter(waits).length };
}
