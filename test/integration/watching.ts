import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import { listen, type Ran, type RunOptions, type Shop } from './a-shop.ts';
import { refuseLeak } from './outputs.ts';

export type Watching = {
  readonly child: ChildProcess;
  /** The first event so far unasked for of which this holds; waits for it, and rejects when the process ends before. */
  next(holds: (event: KeyturnEvent) => boolean): Promise<KeyturnEvent>;
  /** Ends it and waits. */
  end(signal?: NodeJS.Signals): Promise<Ran>;
  readonly ended: Promise<Ran>;
};

/** `watch --json` of a shop, event by event. */
export function startWatch(shop: Shop, args: readonly string[] = [], more: RunOptions = {}): Watching {
  const child = shop.start(['watch', '--json', ...args], more);
  const ended = listen(child);
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
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<Ran> => {
    child.kill(signal);
    const ran = await ended;
    refuseLeak(ran.stdout + ran.stderr);
    return ran;
  };
  return { child, next, end, ended };
}

export const isKind =
  (kind: KeyturnEvent['kind']) =>
  (event: KeyturnEvent): boolean =>
    event.kind === kind;
