import type { Coverage } from '../../main/domain/channel.ts';
import type { Hint, HintResult } from '../../main/domain/hint.ts';
import type { Problem } from '../../main/domain/problem.ts';
import type { Watch } from '../../main/domain/watch.ts';
import type { Channel } from '../../main/engine/ports.ts';
import { anEngine, aWatch } from './setup.ts';

export const MINUTE = 60_000;
export const QUEUE_GONE: Problem = { code: 'unreachable', message: 'The queue is gone.', cure: 'Make it again.' };
export const BUSY: Problem = { code: 'unreachable', message: 'No answer.', cure: 'Check the network.' };

export function aChannel(covers: Coverage = {}, name = 'queue'): Channel {
  return { name, covers, run: () => Promise.resolve() };
}

/** What the native event says of a move of AWSCURRENT. */
export function moved(versionId: string, changes: Partial<Hint> = {}): Hint {
  return { secret: 'dev/db', label: 'AWSCURRENT', versionId, ...changes };
}

type Options = {
  readonly watches?: readonly Watch[];
  readonly covers?: Coverage;
  readonly engine?: typeof anEngine;
};

/** A running engine in step at v1, and a channel that is up; calls and events are counted from there. */
export async function listening({ watches = [aWatch()], covers = {}, engine: open = anEngine }: Options = {}) {
  const world = open(watches);
  const { source, clock, engine, events } = world;
  source.clock = clock;
  for (const { ref } of watches) source.put(ref.secret, 'v1', { user: 'ann', password: 'old' });
  engine.start();
  const channel = aChannel(covers);
  const hearing = engine.hearing(channel);
  hearing.state({ kind: 'up', since: clock.now() });
  await clock.advance(1000);
  source.calls.length = 0;
  events.length = 0;
  const say = (...hints: Hint[]): Promise<readonly HintResult[]> => hearing.hint(hints, 'sqs');
  const routes = () => engine.viewsOf(watches).map(({ route }) => route);
  return { ...world, channel, hearing, say, routes };
}
