import { type Feed, feedsOf } from '../domain/feed.ts';
import { refKey } from '../domain/secret.ts';
import { placeKey, type Watch } from '../domain/watch.ts';
import { newWatcher, type Watcher } from './watcher.ts';

/** The set of watchers: one for each distinct secret reference, however many watches name it. */
export class Watchers {
  readonly #byKey = new Map<string, Watcher>();
  #order: readonly string[] = [];
  /** Watchers whose check is under way: places they feed may wait for them. */
  readonly looking = new Set<Watcher>();

  /** Replaces the set; a watcher that stays keeps what it knows. Returns those that left. */
  load(watches: readonly Watch[]): Watcher[] {
    const feeds = Map.groupBy(feedsOf(watches), (feed) => refKey(feed.ref));
    const wanted = Map.groupBy(watches, (watch) => refKey(watch.ref));
    this.#order = [...wanted.keys()];
    const left = [...this.#byKey].filter(([key]) => !wanted.has(key));
    for (const [key] of left) this.#byKey.delete(key);
    for (const [key, [first, ...others]] of wanted) {
      if (!first) continue;
      const watcher = this.#byKey.get(key) ?? newWatcher(first.ref);
      watcher.intervalMs = Math.min(first.intervalMs, ...others.map((watch) => watch.intervalMs));
      watcher.feeds = feeds.get(key) ?? [];
      this.#byKey.set(key, watcher);
    }
    return left.map(([, watcher]) => watcher);
  }

  get(key: string): Watcher | undefined {
    return this.#byKey.get(key);
  }

  /** Place of a secret in the order of the files: new lines come in that order, whichever answer was first. */
  rankOf(key: string): number {
    return this.#order.indexOf(key);
  }

  all(): Watcher[] {
    return [...this.#byKey.values()];
  }

  /** Is a check that feeds this place under way, or due at `now`? */
  isFeederExpected(place: string, now: number): boolean {
    const feeds = (watcher: Watcher): boolean => watcher.feeds.some((feed: Feed) => placeKey(feed.place) === place);
    const isDue = (watcher: Watcher): boolean =>
      watcher.running === undefined && watcher.nextCheckAt !== undefined && watcher.nextCheckAt <= now;
    return this.all().some((watcher) => (this.looking.has(watcher) || isDue(watcher)) && feeds(watcher));
  }
}
