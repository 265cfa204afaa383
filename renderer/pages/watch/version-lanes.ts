import type { HistoryRow, TargetRow, VersionRow, WatchRow } from '../../../preload/views.ts';
import {
  currentSpans,
  heldSpans,
  type Move,
  movesOf,
  pendingSpans,
  previousSpans,
  type Span,
} from './version-moves.ts';

export type Lane = {
  readonly kind: 'label' | 'target';
  readonly name: string;
  readonly spans: readonly Span[];
  /** What it will carry from the planned rotation's time on: drawn dashed from now. */
  readonly planned?: string;
  readonly state?: TargetRow['state'];
  /** The last span began with a write. */
  readonly isWritten?: boolean;
};

export type Figure = {
  readonly moves: readonly Move[];
  readonly lanes: readonly Lane[];
  /** Newest first: the color of a version is its place here. */
  readonly order: readonly string[];
  readonly versions: readonly VersionRow[];
};

export type FigureInput = {
  readonly row: WatchRow;
  readonly versions: readonly VersionRow[];
  readonly events: readonly HistoryRow[];
  readonly now: number;
};

const CURRENT = 'AWSCURRENT';
const KNOWN = [CURRENT, 'AWSPENDING', 'AWSPREVIOUS'];

function otherLabels(versions: readonly VersionRow[]): readonly string[] {
  return [...new Set(versions.flatMap(({ labels }) => labels))].filter((label) => !KNOWN.includes(label)).slice(0, 2);
}

/** Moves of the label that the watch follows. */
function ownMoves({ row, versions, events }: FigureInput): readonly Move[] {
  const own = row.label === CURRENT ? versions : versions.filter(({ labels }) => labels.includes(row.label));
  return movesOf(own, events);
}

function labelLanes(input: FigureInput, moves: readonly Move[]): readonly Lane[] {
  const { row, versions, now } = input;
  const [last, before] = [moves.at(-1), moves.at(-2)];
  const pending = { kind: 'label', name: 'AWSPENDING', spans: pendingSpans({ versions, moves }, now) } as const;
  const previous = previousSpans(moves, now);
  const isPlanned = row.nextRotationBy !== undefined && row.nextRotationBy > now;
  const others = otherLabels(versions).map((name): Lane => {
    const carrier = versions.find(({ labels }) => labels.includes(name));
    const spans = name === row.label ? currentSpans(ownMoves(input), now) : [];
    const nowOnly = carrier ? [{ versionId: carrier.versionId, start: now, end: now }] : [];
    return { kind: 'label', name, spans: spans.length > 0 ? spans : nowOnly };
  });
  const lanes: readonly Lane[] = [
    {
      kind: 'label',
      name: CURRENT,
      spans: currentSpans(moves, now),
      ...(isPlanned && last && { planned: last.versionId }),
    },
    pending,
    { kind: 'label', name: 'AWSPREVIOUS', spans: previous, ...(isPlanned && before && { planned: before.versionId }) },
    ...others,
  ];
  return lanes.filter(({ name, spans }) => name === CURRENT || spans.length > 0);
}

/** In step is also what nothing was written to, because its variables are the same in the new version. */
function upToDate(spans: readonly Span[], moves: readonly Move[], { row, now }: FigureInput): readonly Span[] {
  const { versionId } = row;
  const last = spans.at(-1);
  if (versionId === undefined || last?.versionId === versionId) return spans;
  if (last === undefined) return [{ versionId, start: now, end: now }];
  const since = moves.findLast((move) => move.versionId === versionId)?.at ?? now;
  const start = Math.max(since, last.start);
  return [...spans.slice(0, -1), { ...last, end: start }, { versionId, start, end: now }];
}

function targetLane(target: TargetRow, input: FigureInput): Lane {
  const { events, now } = input;
  const { name, state } = target;
  const moves = ownMoves(input);
  const written = heldSpans({ target: target.target, events, moves }, now);
  const spans = state === 'in step' ? upToDate(written, moves, input) : written;
  return { kind: 'target', name, spans, state, isWritten: spans === written };
}

/** What the picture and its table show. */
export function figureOf(input: FigureInput): Figure {
  const { row, versions, events } = input;
  const moves = movesOf(versions, row.label === CURRENT ? events : []);
  const pending = versions.filter(({ labels }) => labels.includes('AWSPENDING') && !labels.includes(CURRENT));
  const newestFirst = [
    ...pending.map(({ versionId }) => versionId),
    ...moves.map(({ versionId }) => versionId).reverse(),
  ];
  return {
    moves,
    lanes: [...labelLanes(input, moves), ...row.targets.map((target) => targetLane(target, input))],
    order: [...new Set(newestFirst)],
    versions,
  };
}
