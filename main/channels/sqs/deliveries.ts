import type { Hint } from '../../domain/hint.ts';
import { readEvent } from '../../domain/read-event.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { Clock, Hearing } from '../../engine/ports.ts';
import type { QueueCalls, Received } from './queue-calls.ts';
import type { Removals } from './removals.ts';

/** More than this many messages wait for their checks at no time: the next receive waits instead. */
export const MOST_IN_FLIGHT = 200;
/** A hint that failed comes back this late at the latest. */
const LONGEST_HIDE_SECONDS = 900;
/** Unknown messages come back until the queue gives them up; each counts once, as far back as this many. */
const REMEMBERED_UNKNOWN = 1_000;

export type DeliveryPorts = {
  readonly hearing: Hearing;
  readonly clock: Clock;
  readonly hide: QueueCalls['hide'];
  readonly removals: Removals;
  readonly visibilitySeconds: number;
  readonly signal: AbortSignal;
};

/** From a received message to what becomes of it. */
export type Deliveries = {
  /** Hands on what the messages mean; deletes each when that is done. Waits for nothing. */
  take(messages: readonly Received[]): void;
  /** Resolves when more messages may be taken, or the signal aborts. */
  room(): Promise<void>;
};

type Heard = { readonly message: Received; readonly hint: Hint };

/** A message whose hint failed is left alone for longer each time, so that AWS's trouble does not make dead letters. */
function hideSeconds({ receiveCount }: Received, visibilitySeconds: number): number {
  return Math.min(LONGEST_HIDE_SECONDS, visibilitySeconds * 2 ** Math.min(receiveCount - 1, 10));
}

/** Keeps messages unseen by others for as long as the checks take. A refusal is harmless: they are heard twice. */
function hold({ clock, hide, visibilitySeconds, signal }: DeliveryPorts, receipts: readonly string[]): () => void {
  let forget = (): void => undefined;
  const arm = (): void => {
    forget = clock.after(visibilitySeconds * 500, () => {
      if (signal.aborted) return;
      hide(receipts, visibilitySeconds, signal).catch(() => undefined);
      arm();
    });
  };
  arm();
  return () => forget();
}

/** What is written and durable is deleted; the rest comes back. */
async function settle(ports: DeliveryPorts, heard: readonly Heard[]): Promise<void> {
  const { hearing, hide, removals, visibilitySeconds, signal } = ports;
  const messages = heard.map(({ message }) => message);
  const release = hold(
    ports,
    messages.map(({ receipt }) => receipt),
  );
  const results = await hearing
    .hint(
      heard.map(({ hint }) => hint),
      'sqs',
    )
    .finally(release);
  if (signal.aborted) return;
  const isFailed = (index: number): boolean => (results[index] ?? 'failed') === 'failed';
  removals.add(messages.filter((_, index) => !isFailed(index)).map(({ receipt }) => receipt));
  const failed = messages.filter((_, index) => isFailed(index));
  for (const [seconds, group] of Map.groupBy(failed, (message) => hideSeconds(message, visibilitySeconds))) {
    const receipts = group.map(({ receipt }) => receipt);
    hide(receipts, seconds, signal).catch(() => undefined);
  }
}

/** Tells each unknown message once. */
function createUnknowns(hearing: Hearing): (message: Received, what: string) => void {
  const told = new Set<string>();
  return ({ id }, what) => {
    if (told.has(id)) return;
    const [oldest] = told;
    if (told.size >= REMEMBERED_UNKNOWN && oldest !== undefined) told.delete(oldest);
    told.add(id);
    hearing.unknown(what);
  };
}

type Sorted = { readonly heard: readonly Heard[]; readonly done: readonly string[] };

/** Tells what needs no check; answers what does, and what may be deleted now. */
function sort(messages: readonly Received[], hearing: Hearing, tellUnknown: ReturnType<typeof createUnknowns>): Sorted {
  const heard: Heard[] = [];
  const done: string[] = [];
  for (const message of messages) {
    const reading = readEvent(message.body);
    switch (reading.kind) {
      case 'hint':
        heard.push({ message, hint: reading.hint });
        break;
      case 'notice':
        hearing.notice(reading.notice, 'sqs');
        done.push(message.receipt);
        break;
      case 'marked':
        hearing.marked(reading.id);
        done.push(message.receipt);
        break;
      case 'unknown':
        tellUnknown(message, reading.what);
        break;
      default:
        unreachable(reading);
    }
  }
  return { heard, done };
}

export function createDeliveries(ports: DeliveryPorts): Deliveries {
  const { hearing, removals, signal } = ports;
  const tellUnknown = createUnknowns(hearing);
  let inFlight = 0;
  let changed = Promise.withResolvers<void>();
  const leave = (count: number): void => {
    inFlight -= count;
    changed.resolve();
    changed = Promise.withResolvers();
  };
  signal.addEventListener('abort', () => changed.resolve(), { once: true });
  return {
    take: (messages) => {
      const { heard, done } = sort(messages, hearing, tellUnknown);
      removals.add(done);
      if (heard.length === 0) return;
      inFlight += heard.length;
      void settle(ports, heard).finally(() => leave(heard.length));
    },
    room: async () => {
      while (inFlight >= MOST_IN_FLIGHT && !signal.aborted) await changed.promise;
    },
  };
}
