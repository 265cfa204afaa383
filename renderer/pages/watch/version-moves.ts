import type { HistoryRow, VersionRow } from '../../../preload/views.ts';

/** A version took over at a moment, epoch milliseconds. */
export type Move = { readonly at: number; readonly versionId: string };

/** From `start` until `end`, exclusive. */
export type Span = { readonly versionId: string; readonly start: number; readonly end: number };

function isOnlyPending({ labels }: VersionRow): boolean {
  return labels.includes('AWSPENDING') && !labels.includes('AWSCURRENT');
}

/**
 * When which version became the current one, oldest first: as this machine saw it change, and for what it did not see,
 * when AWS created the version. AWS keeps no record of labels that moved.
 */
export function movesOf(versions: readonly VersionRow[], events: readonly HistoryRow[]): readonly Move[] {
  const seen = events.flatMap(({ kind, at, to }): Move[] =>
    kind === 'changed' && to !== undefined ? [{ at: Date.parse(at), versionId: to }] : [],
  );
  const wasSeen = new Set(seen.map(({ versionId }) => versionId));
  const created = versions.flatMap((version): Move[] =>
    version.createdAt === undefined || wasSeen.has(version.versionId) || isOnlyPending(version)
      ? []
      : [{ at: version.createdAt, versionId: version.versionId }],
  );
  return [...seen, ...created]
    .sort((one, other) => one.at - other.at)
    .filter((move, index, all) => move.versionId !== all[index - 1]?.versionId);
}

/** Each version until the next one took over; the last one until `now`. */
export function currentSpans(moves: readonly Move[], now: number): readonly Span[] {
  return moves.map(({ versionId, at }, index) => ({ versionId, start: at, end: moves[index + 1]?.at ?? now }));
}

/** The version before is the previous one as long as the next one is current. */
export function previousSpans(moves: readonly Move[], now: number): readonly Span[] {
  return currentSpans(moves, now).flatMap(({ start, end }, index): Span[] => {
    const before = moves[index - 1];
    return before === undefined ? [] : [{ versionId: before.versionId, start, end }];
  });
}

/** From its creation until it became current; one that is pending now, until now. */
export function pendingSpans(
  { versions, moves }: { readonly versions: readonly VersionRow[]; readonly moves: readonly Move[] },
  now: number,
): readonly Span[] {
  return versions.flatMap((version): Span[] => {
    const { versionId, createdAt } = version;
    if (createdAt === undefined) return [];
    const end = isOnlyPending(version) ? now : moves.find((move) => move.versionId === versionId)?.at;
    return end === undefined || end <= createdAt ? [] : [{ versionId, start: createdAt, end }];
  });
}

/** Which version was current at a moment. */
export function versionAt(moves: readonly Move[], moment: number): string | undefined {
  return moves.findLast(({ at }) => at <= moment)?.versionId;
}

/** What a target held since when: each write took over what was current then. */
export function heldSpans(
  {
    target,
    events,
    moves,
  }: { readonly target: string; readonly events: readonly HistoryRow[]; readonly moves: readonly Move[] },
  now: number,
): readonly Span[] {
  const writes = events
    .flatMap((row): Move[] => {
      const at = Date.parse(row.at);
      const versionId = row.kind === 'written' && row.target === target ? (row.to ?? versionAt(moves, at)) : undefined;
      return versionId === undefined ? [] : [{ at, versionId }];
    })
    .sort((one, other) => one.at - other.at)
    .filter((write, index, all) => write.versionId !== all[index - 1]?.versionId);
  return currentSpans(writes, now);
}
