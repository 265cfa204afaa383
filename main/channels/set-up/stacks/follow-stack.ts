import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { PlannedResource, StackProgress } from '../../../domain/channel-set-up.ts';
import type { Clock } from '../../../engine/ports.ts';
import { pause } from '../pause.ts';
import type { Stack, StackCalls } from './stack-calls.ts';

const LOOK_EVERY_MS = 2000;

type Following = {
  readonly calls: StackCalls;
  /** Its ARN: a name says nothing any longer once the stack is gone. */
  readonly id: string;
  /** Ids of events that were there before. */
  readonly seen: ReadonlySet<string>;
  /** To say what each resource is for. */
  readonly planned: readonly PlannedResource[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly tell: (progress: StackProgress) => void;
};

export type Outcome = {
  /** Undefined when the stack is gone without a trace. */
  readonly stack: Stack | undefined;
  /** What failed first. */
  readonly failure?: StackProgress;
};

const STARTS: ReadonlySet<string> = new Set(['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'DELETE_IN_PROGRESS']);

/** Ids of what was told of a stack until now. */
export async function eventsBefore(id: string, calls: StackCalls): Promise<ReadonlySet<string>> {
  return idsOf(await calls.events(id));
}

function idsOf(events: readonly StackEvent[]): ReadonlySet<string> {
  return new Set(events.map(({ EventId = '' }) => EventId));
}

function isOfStack({ PhysicalResourceId, StackId }: StackEvent): boolean {
  return PhysicalResourceId === StackId;
}

/** Ids of what belongs to earlier runs: everything before the last start. A failed creation starts its own deletion; that is one run. */
export function earlierEvents(events: readonly StackEvent[]): ReadonlySet<string> {
  const starts = events.flatMap((event, at) => (isOfStack(event) && STARTS.has(event.ResourceStatus ?? '') ? at : []));
  const last = starts.at(-1) ?? 0;
  const before = starts.at(-2);
  const isUndone = events[last]?.ResourceStatus === 'DELETE_IN_PROGRESS' && before !== undefined;
  const end =
    isUndone && events[before]?.ResourceStatus === 'CREATE_IN_PROGRESS' && hasFailed(events.slice(before, last));
  return idsOf(events.slice(0, end ? before : last));
}

function hasFailed(events: readonly StackEvent[]): boolean {
  return events.some(({ ResourceStatus = '' }) => ResourceStatus.endsWith('_FAILED'));
}

function progressOf(event: StackEvent, planned: readonly PlannedResource[]): StackProgress {
  const { LogicalResourceId: id = '', ResourceStatus: status = '', ResourceStatusReason: why, Timestamp } = event;
  const purpose = planned.find((resource) => resource.id === id)?.purpose;
  const isFailed = status.endsWith('_FAILED') || status.includes('ROLLBACK');
  return {
    id,
    type: event.ResourceType ?? '',
    ...(purpose !== undefined && { purpose }),
    status,
    isDone: !status.endsWith('_IN_PROGRESS'),
    isFailed,
    ...(isFailed && why !== undefined && { why }),
    at: Timestamp?.getTime() ?? 0,
  };
}

/** What others were cancelled for says nothing. */
function isCause({ isFailed, why }: StackProgress): boolean {
  return isFailed && why !== undefined && !/cancelled/i.test(why);
}

/** Tells of each resource until CloudFormation is done. Raises ProblemError; the signal's reason when it aborts, and the stack goes on. */
export async function followStack({ calls, id, seen, planned, clock, signal, tell }: Following): Promise<Outcome> {
  const told = new Set(seen);
  const statuses = new Map<string, string>();
  let failure: StackProgress | undefined;
  for (;;) {
    // Asked first: what is done then has all its events.
    const stack = await calls.describe(id);
    for (const event of await calls.events(id)) {
      if (told.has(event.EventId ?? '')) continue;
      told.add(event.EventId ?? '');
      const progress = progressOf(event, planned);
      if (isCause(progress)) failure ??= progress;
      // CloudFormation says twice that it begins.
      if (statuses.get(progress.id) === progress.status) continue;
      statuses.set(progress.id, progress.status);
      tell(progress);
    }
    if (!stack?.status.endsWith('_IN_PROGRESS')) return { stack, ...(failure && { failure }) };
    await pause(clock, LOOK_EVERY_MS, signal);
  }
}
