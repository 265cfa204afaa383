import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import { type Ended, ended } from '../support/ended.ts';
import type { RunOptions, Shop } from './a-shop.ts';
import { refuseLeak } from './outputs.ts';

export type Watching = {
  readonly child: ChildProcess;
  /** The first event so far unasked for of which this holds; waits for it, and rejects when the process ends before. */
  next(holds: (event: KeyturnEvent) => boolean): Promise<KeyturnEvent>;
  /** Ends it and waits. */
  end(signal?: NodeJS.Signals): Promise<Ended>;
  readonly ended: Promise<Ended>;
};

/** `watch --json` of a shop, event by event. */
export function startWatch(shop: Shop, args: readonly string[] = [], more: RunOptions = {}): Watching {
  const child = shop.start(['watch', '--json', ...args], more);
  const ending = ended(child);
  const unasked: KeyturnEvent[] = [];
  const waiting = new Set<() => void>();
  let hasEnded = false;
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      unasked.push(JSON.parse(line) as KeyturnEvent);
      for (const look of waiting) look();
    });
  }
  child.once('close', () => {
    hasEnded = true;
    for (const look of waiting) look();
  });
  const next = (holds: (event: KeyturnEvent) => boolean): Promise<KeyturnEvent> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const at = unasked.findIndex(holds);
        const [found] = at === -1 ? [] : unasked.splice(at, 1);
        if (found) resolve(found);
        else if (hasEnded) reject(new Error('watch ended before that happened'));
        if (found || hasEnded) waiting.delete(look);
      };
      waiting.add(look);
      look();
    });
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> => {
    child.kill(signal);
    const ran = await ending;
    refuseLeak(ran.stdout + ran.stderr);
    return ran;
  };
  return { child, next, end, ended: ending };
}

export const isKind =
  (kind: KeyturnEvent['kind']) =>
  (event: KeyturnEvent): boolean =>
    event.kind === kind;
