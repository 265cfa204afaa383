import { readEvent } from '../../main/domain/read-event.ts';
import { fuzz, mutation } from '../domain/events/mutations.ts';
import { chance } from '../support/chance.ts';
import { alternate, type Goal, type Repeats, timed } from './measure.ts';

const EVENTS = 1_000_000;
/** Other events than those of the tests. */
const SEED = 20_261_128;
const SPEED_EVENTS = 10_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function measureSpeed(repeats: Repeats): Promise<Goal> {
  const random = chance(SEED);
  const texts = Array.from({ length: SPEED_EVENTS }, () => mutation(random));
  const all = (read: (text: string) => unknown) => () =>
    timed(() => {
      for (const text of texts) read(text);
    });
  const medians = await alternate({ ours: all(readEvent), peer: all(parsed) }, repeats);
  return { goal: 'Parser: 10,000 changed events', unit: 'ms', peerName: 'JSON.parse', ...medians };
}

/** A million changed events: none throws, none gives a wrong hint; and how long reading takes beside parsing alone. */
export async function measureParser(repeats: Repeats): Promise<Goal[]> {
  const faults = fuzz(EVENTS, readEvent, SEED);
  if (faults.length > 0) process.stderr.write(`Parser: ${faults.join(', ')}\n`);
  const wrong: Goal = {
    goal: 'Parser: wrong readings of 1,000,000 changed events',
    unit: 'events',
    ours: faults.length,
    peer: EVENTS,
    peerName: 'all of them',
    limit: 0,
  };
  return [wrong, await measureSpeed(repeats)];
}
