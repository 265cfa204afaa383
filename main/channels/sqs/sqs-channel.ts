import type { Aws } from '../../aws/aws.ts';
import type { SqsSettings } from '../../domain/channel-settings.ts';
import { problemOf } from '../../domain/own-fault.ts';
import { type Problem, retryOf } from '../../domain/problem.ts';
import type { Channel, Clock, Hearing } from '../../engine/ports.ts';
import { pause, within } from '../waiting.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { createHealth, type Health } from './health.ts';
import { openQueueCalls, type QueueCalls } from './queue-calls.ts';
import { createRemovals } from './removals.ts';
import { silentQueue } from './sqs-problems.ts';

export type Rhythm = {
  /** Of one poll: 20 is the longest that SQS takes. */
  readonly waitSeconds: number;
  /**
   * Of received messages, whatever the queue's own is: a poll that is aborted can swallow messages for this long (seen on every
   * server tried), and half of it is when a check that takes longer asks for more.
   */
  readonly visibilitySeconds: number;
};

const RHYTHM: Rhythm = { waitSeconds: 20, visibilitySeconds: 60 };

export type SqsChannelOptions = {
  readonly settings: SqsSettings;
  readonly aws: Aws;
  readonly clock: Clock;
  readonly rhythm?: Rhythm;
};

/** An answer comes this long after the wait at the latest, the login counted in. */
const ANSWER_WITHIN_MS = 12_000;
const FIRST_BACKOFF_MS = 1_000;
/** With the time that a try may take: heard again within a minute after a fault is over. */
const LONGEST_BACKOFF_MS = 48_000;
/** A poll that took this much longer than it may slept through the rest. */
const OVERSLEPT_MS = 30_000;

function backoffMs(failures: number, random: number): number {
  const full = FIRST_BACKOFF_MS * 2 ** Math.min(failures - 1, 10);
  return Math.min(LONGEST_BACKOFF_MS, full) * (0.5 + 0.5 * random);
}

/** Between two tries: as long as the backoff says, or until a login that was waited for. */
function createPatience({ aws, clock }: SqsChannelOptions, signal: AbortSignal) {
  let waiting: { readonly problem: Problem; readonly end: AbortController } | undefined;
  const awaitsLogin = (): boolean => waiting !== undefined && retryOf(waiting.problem) === 'login';
  const stopListening = aws.logins.subscribe(() => {
    if (awaitsLogin()) waiting?.end.abort();
  }, awaitsLogin);
  return {
    async wait(problem: Problem, failures: number): Promise<void> {
      const end = new AbortController();
      waiting = { problem, end };
      await pause(clock, backoffMs(failures, clock.random()), AbortSignal.any([signal, end.signal]));
      waiting = undefined;
    },
    stop: stopListening,
  };
}

type Listening = SqsChannelOptions & {
  readonly rhythm: Rhythm;
  readonly hearing: Hearing;
  readonly signal: AbortSignal;
  readonly calls: QueueCalls;
  readonly health: Health;
  readonly deliveries: Deliveries;
};

/** One receive. After a failure the first one asks without waiting: that it answers is news. */
async function poll(
  { settings, clock, rhythm, signal, calls, ...rest }: Listening,
  waitSeconds: number,
): Promise<void> {
  const { hearing, health, deliveries } = rest;
  const withinMs = waitSeconds * 1000 + ANSWER_WITHIN_MS;
  const startedAt = clock.now();
  const receiving = { waitSeconds, visibilitySeconds: rhythm.visibilitySeconds };
  const messages = await within({ clock, withinMs, signal, late: silentQueue(settings) }, (ending) =>
    calls.receive(receiving, ending),
  );
  const wasDown = health.good('receiving');
  const hasSlept = clock.now() - startedAt > withinMs + OVERSLEPT_MS;
  if (wasDown || hasSlept) hearing.sweep();
  deliveries.take(messages);
}

async function listen(listening: Listening): Promise<void> {
  const { rhythm, hearing, health, deliveries, signal } = listening;
  const patience = createPatience(listening, signal);
  let failures = 0;
  let waitSeconds = 0;
  hearing.sweep();
  while (!signal.aborted) {
    try {
      await deliveries.room();
      await poll(listening, waitSeconds);
      failures = 0;
      waitSeconds = rhythm.waitSeconds;
    } catch (error) {
      if (signal.aborted) break;
      failures += 1;
      waitSeconds = 0;
      health.bad('receiving', problemOf(error));
      await patience.wait(problemOf(error), failures);
    }
  }
  patience.stop();
}

function run(options: SqsChannelOptions, hearing: Hearing, signal: AbortSignal): Promise<void> {
  const { settings, aws, clock, rhythm = RHYTHM } = options;
  const calls = openQueueCalls(aws, settings);
  const health = createHealth(hearing, clock);
  const removals = createRemovals({
    remove: calls.remove,
    signal,
    onGood: () => void health.good('deleting'),
    // Anything else stops receiving too, or passes: the message comes back.
    onBad: (problem) => {
      if (problem.code === 'access-denied') health.bad('deleting', problem);
    },
  });
  const { visibilitySeconds } = rhythm;
  const deliveries = createDeliveries({ hearing, clock, hide: calls.hide, removals, visibilitySeconds, signal });
  return listen({ ...options, rhythm, hearing, signal, calls, health, deliveries });
}

/**
 * Hints from an SQS queue, at least once: a message is deleted when what it says is written and durable, or needs nothing. Says `up` with
 * the first answer. Asks for a sweep at its start and after every gap, because messages may be lost or held back there.
 */
export function createSqsChannel(options: SqsChannelOptions): Channel {
  const { name, profile, region, prefixes, labels } = options.settings;
  return {
    name,
    covers: {
      ...(profile !== undefined && { profile }),
      region,
      ...(prefixes && { prefixes }),
      ...(labels && { labels }),
    },
    run: (hearing, signal) => run(options, hearing, signal),
  };
}
