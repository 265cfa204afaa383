import { type Cause, HISTORY_KINDS, type KeyturnEvent } from '../domain/event.ts';
import { feedKey } from '../domain/feed.ts';
import type { Outcome } from '../domain/outcome.ts';
import { isShared, type Problem } from '../domain/problem.ts';
import { type Announcement, announcementsOf, refPart, signatureOf, wherePart } from './announce.ts';
import type { Clock, History } from './ports.ts';
import type { Watcher, Wish } from './watcher.ts';

type Listener = (event: KeyturnEvent) => void;

/** Asked by a person or at start: then everything is told, also what was told before. */
function isInsistent(cause: Cause): boolean {
  return cause === 'manual' || cause === 'start';
}

/** Tells what happened, once: to listeners all of it, to the history what counts. */
export class Announcer {
  readonly #history: History;
  readonly #clock: Clock;
  readonly #listeners = new Set<Listener>();
  readonly #told = new Map<string, string>();
  /** Shared problems by profile, so that twenty secrets of one expired login are one line. */
  readonly #shared = new Map<string, Problem>();
  /** Profiles whose problem is told once more, because a person asked. */
  #askedAgain = new Set<string>();

  constructor(history: History, clock: Clock) {
    this.#history = history;
    this.#clock = clock;
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(announcement: Announcement): void {
    const event: KeyturnEvent = { at: new Date(this.#clock.now()).toISOString(), ...announcement };
    if (HISTORY_KINDS.has(event.kind)) this.#history.append(event);
    for (const listener of this.#listeners) listener(event);
  }

  /** A person asked again: shared problems may be told again. */
  startRound(): void {
    this.#askedAgain = new Set(this.#shared.keys());
  }

  tellFailure(watcher: Watcher, problem: Problem, { cause }: Wish): void {
    const isRepeated = watcher.phase.kind === 'failed' && watcher.phase.problem.message === problem.message;
    const { ref, region } = watcher;
    if (!isShared(problem)) {
      if (!isRepeated || isInsistent(cause)) this.tell({ ...refPart(ref, region), kind: 'failed', cause, problem });
      return;
    }
    const profile = ref.profile ?? '';
    const isAskedAgain = this.#askedAgain.delete(profile);
    if (!isAskedAgain && this.#shared.get(profile)?.code === problem.code) return;
    this.#shared.set(profile, problem);
    this.tell({ ...wherePart(ref, region), kind: 'failed', cause, problem });
  }

  /** To be called before the watcher leaves its failed phase. */
  tellRecovery({ phase, ref, region }: Watcher, { cause }: Wish): void {
    if (phase.kind !== 'failed' || phase.at !== 'check') return;
    if (!isShared(phase.problem)) this.tell({ ...refPart(ref, region), kind: 'recovered', cause });
    else if (this.#shared.delete(ref.profile ?? '')) {
      this.tell({ ...wherePart(ref, region), kind: 'recovered', cause });
    }
  }

  tellOutcome(outcome: Outcome, { cause, region }: { readonly cause: Cause; readonly region?: string }): void {
    const key = feedKey(outcome.feed);
    const signature = signatureOf(outcome);
    const before = this.#told.get(key);
    const announcements = announcementsOf(outcome, { cause, ...(region !== undefined && { region }) });
    const isCalm = announcements.every(({ kind }) => kind === 'unchanged' || kind === 'written');
    if (isCalm) this.#told.delete(key);
    else this.#told.set(key, signature);
    const isNews = isCalm ? before !== undefined : before !== signature;
    for (const one of announcements) if (one.kind === 'written' || isNews || isInsistent(cause)) this.tell(one);
  }
}
