import type { Arrivals, Hop } from '../../../domain/channel-set-up.ts';
import type { Clock } from '../../../engine/ports.ts';
import { pause } from '../pause.ts';
import type { QueueCalls, Received } from '../queues/queue-calls.ts';
import { broken, look, ok, unseenFor } from './look.ts';

export type Marking = {
  readonly arrivals: Arrivals;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** A UUID. */
  readonly id: string;
};

const PATIENCE_MS = 25_000;
/** Others get back what was not ours after this, should we be killed. */
const HELD_S = 30;
const WAIT_S = 5;

export function arrived(roundTripMs: number): Hop {
  return { ...ok('marked message', `A marked message arrived after ${Math.round(roundTripMs)} ms.`), roundTripMs };
}

export function lost(what: string): Hop {
  const seconds = PATIENCE_MS / 1000;
  return broken('marked message', `A marked message did not arrive within ${seconds} s.`, what);
}

/** Resolves true when the message arrives at who runs the channel, false when it does not in time. */
export async function awaitArrival(
  { arrivals, clock, signal, id }: Marking,
  send: () => Promise<void>,
): Promise<boolean> {
  const seen = new AbortController();
  const stopListening = arrivals.onMarked((found) => {
    if (found === id) seen.abort();
  });
  try {
    await send();
    await pause(clock, PATIENCE_MS, AbortSignal.any([signal, seen.signal])).catch(() => undefined);
    signal.throwIfAborted();
    return seen.signal.aborted;
  } finally {
    stopListening();
  }
}

/** Reads the queue until the message comes; what else comes is given back as it was. */
async function receiveMarked(url: string, queues: QueueCalls, { clock, id }: Marking): Promise<boolean> {
  const until = clock.now() + PATIENCE_MS;
  const others: Received[] = [];
  try {
    while (clock.now() < until) {
      const messages = await queues.receive(url, { waitS: WAIT_S, visibilityS: HELD_S });
      const own = messages.filter(({ Body }) => Body.includes(id));
      others.push(...messages.filter((message) => !own.includes(message)));
      if (own.length === 0) continue;
      await queues.remove(url, own);
      return true;
    }
    return false;
  } finally {
    await queues.giveBack(url, others).catch(() => undefined);
  }
}

/** Sends to the queue, and waits for the message at the running channel, or here when none runs. */
export async function markedQueueHop(url: string, queues: QueueCalls, marking: Marking): Promise<Hop> {
  const { arrivals, clock, id } = marking;
  const sentAt = clock.now();
  const send = (): Promise<void> => queues.sendMarked(url, id);
  const receive = async (): Promise<boolean> => {
    await send();
    return receiveMarked(url, queues, marking);
  };
  const found = await look(arrivals.isRunning ? awaitArrival(marking, send) : receive());
  if (found.kind === 'unseen') return unseenFor('marked message', found.problem);
  if (found.value) return arrived(clock.now() - sentAt);
  return lost('Another program may read the same queue: give each its own.');
}
