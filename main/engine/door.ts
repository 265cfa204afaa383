import type { Hint, HintCause, HintResult } from '../domain/hint.ts';
import { hintMatcher } from '../domain/hint-match.ts';
import type { CheckResult } from '../domain/outcome.ts';
import { refKey } from '../domain/secret.ts';
import { answerOf, isSatisfied, namesOtherVersion, worstOf } from './hint-answer.ts';
import type { Clock } from './ports.ts';
import { plainWish, type Watcher, type Wish } from './watcher.ts';
import type { Watchers } from './watchers.ts';

/** Hints that follow a check within this time of its start, and say nothing new, wait for its end and are one. Milliseconds. */
const BURST_MS = 500;

export type DoorPorts = {
  readonly clock: Clock;
  readonly watchers: Watchers;
  /** Aborts when nothing more is asked of AWS. */
  readonly signal: AbortSignal;
  /** May this watcher be asked about? */
  readonly isOpen: (watcher: Watcher) => boolean;
  /** Calls `turn` after what this watcher is at. */
  readonly take: <T>(watcher: Watcher, turn: () => Promise<T>) => Promise<T>;
  /** The timer's own path, in a turn. */
  readonly check: (watcher: Watcher, wish: Wish) => Promise<CheckResult>;
};

/** Hints that wait for the same check. */
type Visit = { readonly hints: Hint[]; readonly cause: HintCause; isWaiting: boolean; result: Promise<HintResult> };

type LastCheck = { readonly startedAt: number; readonly wasVain: boolean };

/** Where hints come in. What they say is never taken for true: it decides whether AWS is asked, and when. */
export class Door {
  readonly #ports: DoorPorts;
  readonly #visits = new Map<Watcher, Visit>();
  readonly #lastChecks = new WeakMap<Watcher, LastCheck>();

  constructor(ports: DoorPorts) {
    this.#ports = ports;
  }

  /** Resolves when what it led to is written, was not needed, or failed. Never rejects. */
  async hear(hint: Hint, cause: HintCause): Promise<HintResult> {
    if (this.#ports.signal.aborted) return 'failed';
    const watchers = this.#ports.watchers.all().filter(hintMatcher(hint));
    return worstOf(await Promise.all(watchers.map((watcher) => this.#hearFor(watcher, hint, cause))));
  }

  async #hearFor(watcher: Watcher, hint: Hint, cause: HintCause): Promise<HintResult> {
    watcher.hintedAt = this.#ports.clock.now();
    delete watcher.missedAt;
    if (!this.#ports.isOpen(watcher)) return 'failed';
    if (watcher.running === undefined && isSatisfied(hint, watcher)) return 'in step';
    const waiting = this.#visits.get(watcher);
    if (waiting?.isWaiting) {
      waiting.hints.push(hint);
      return waiting.result;
    }
    const visit: Visit = { hints: [hint], cause, isWaiting: true, result: Promise.resolve('failed') };
    this.#visits.set(watcher, visit);
    visit.result = this.#attend(watcher, visit).catch(() => 'failed');
    const result = await visit.result;
    if (this.#visits.get(watcher) === visit) this.#visits.delete(watcher);
    return result;
  }

  async #attend(watcher: Watcher, visit: Visit): Promise<HintResult> {
    await watcher.running?.catch(() => undefined);
    const restMs = this.#restMs(watcher, visit);
    if (restMs > 0) await this.#rest(restMs);
    return this.#ports.take(watcher, () => this.#turn(watcher, visit));
  }

  async #turn(watcher: Watcher, visit: Visit): Promise<HintResult> {
    visit.isWaiting = false;
    const { signal, isOpen, watchers, clock, check } = this.#ports;
    if (signal.aborted || !isOpen(watcher)) return 'failed';
    if (watchers.get(refKey(watcher.ref)) !== watcher) return 'not watched';
    // Asked only now: what came before in the queue may have answered it.
    if (visit.hints.every((hint) => isSatisfied(hint, watcher))) return 'in step';
    const startedAt = clock.now();
    const known = watcher.versionId;
    const result = await check(watcher, plainWish(visit.cause));
    this.#lastChecks.set(watcher, { startedAt, wasVain: watcher.versionId === known });
    return answerOf(result);
  }

  /** A lone hint goes at once, and so does one that names a new version, as long as those before it were right. Milliseconds. */
  #restMs(watcher: Watcher, { hints }: Visit): number {
    const last = this.#lastChecks.get(watcher);
    if (last === undefined || hints.every((hint) => isSatisfied(hint, watcher))) return 0;
    if (!last.wasVain && hints.some((hint) => namesOtherVersion(hint, watcher))) return 0;
    const passed = this.#ports.clock.now() - last.startedAt;
    // A clock that was set back is no reason to wait.
    return passed < 0 ? 0 : BURST_MS - passed;
  }

  #rest(delayMs: number): Promise<void> {
    const { signal, clock } = this.#ports;
    return new Promise((resolve) => {
      const end = (): void => {
        disarm();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const disarm = clock.after(delayMs, end);
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
    });
  }
}
