import type { ChannelState, WatchRoute } from '../domain/channel.ts';
import { isCovered } from '../domain/hint-match.ts';
import type { Problem } from '../domain/problem.ts';
import type { VersionId } from '../domain/secret.ts';
import type { Channel } from './ports.ts';
import type { Watcher } from './watcher.ts';

type Entry = { readonly channel: Channel; readonly state: ChannelState };

const MISSED: Problem = {
  code: 'hint-missed',
  message: 'The last change came without an event.',
  cure: 'Run `keyturn channel test`: it says which hop lost it. Until an event comes, Keyturn asks at the interval of the watch.',
};

/** What of a watcher a check changes. */
export type Before = { readonly versionId: VersionId | undefined; readonly confirmedAt: number | undefined };

/** Which channels tell of which secrets, and whether they can now. */
export class CoverageMap {
  readonly #entries = new Map<string, Entry>();

  /** Replaces what was known of a channel of that name. */
  set(channel: Channel, state: ChannelState): void {
    this.#entries.set(channel.name, { channel, state });
  }

  /** False when another channel has taken its name. */
  holds(channel: Channel): boolean {
    return this.#entries.get(channel.name)?.channel === channel;
  }

  drop({ name }: Channel): void {
    this.#entries.delete(name);
  }

  /** How changes of this watcher are learned now. */
  routeOf(watcher: Watcher): WatchRoute {
    const states = this.#statesFor(watcher);
    if (states.some(({ kind }) => kind === 'up')) {
      const since = watcher.missedAt;
      return since === undefined ? { kind: 'push + sweep' } : { kind: 'sweep only', since, problem: MISSED };
    }
    const down = states.find((state) => state.kind === 'down');
    return down ? { kind: 'sweep only', since: down.since, problem: down.problem } : { kind: 'poll' };
  }

  /**
   * The timer found what it found. A change that a channel should have told, because it was up ever since the label was last
   * confirmed, means that its events do not come; it counts as down for this secret until one does.
   */
  judge(watcher: Watcher, before: Before, now: number): void {
    const { versionId, confirmedAt } = before;
    if (versionId === undefined || confirmedAt === undefined || versionId === watcher.versionId) return;
    if ((watcher.hintedAt ?? 0) > confirmedAt) return;
    const wasUp = this.#statesFor(watcher).some((state) => state.kind === 'up' && state.since <= confirmedAt);
    if (wasUp) watcher.missedAt = now;
  }

  #statesFor(watcher: Watcher): ChannelState[] {
    const entries = [...this.#entries.values()].filter(({ channel }) => isCovered(channel.covers, watcher));
    return entries.map(({ state }) => state);
  }
}
