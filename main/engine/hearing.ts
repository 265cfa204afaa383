import type { ChannelState } from '../domain/channel.ts';
import type { SecretNotice } from '../domain/hint.ts';
import { isCovered } from '../domain/hint-match.ts';
import type { Agenda } from './agenda.ts';
import type { CoverageMap } from './coverage.ts';
import type { Door } from './door.ts';
import type { News } from './news.ts';
import type { Channel, Clock, Hearing } from './ports.ts';
import type { Watcher } from './watcher.ts';
import type { Watchers } from './watchers.ts';

export type HearingPorts = {
  readonly clock: Clock;
  readonly watchers: Watchers;
  readonly agenda: Agenda;
  readonly coverage: CoverageMap;
  readonly door: Door;
  readonly news: News;
};

/** A sweep that comes within this time after the beginning of a channel is the one it begins with. Milliseconds. */
const BEGINNING_MS = 60_000;

/** What takes the secret away, or brings it back: the check that follows tells what became of the value. */
function changesReach({ news }: SecretNotice): boolean {
  return news === 'deleted' || news === 'restored';
}

/** What one channel may say to the engine, as long as it is the one of its name. What it counts is its runner's affair. */
export function createHearing(channel: Channel, ports: HearingPorts): Hearing {
  const { clock, watchers, agenda, coverage, door, news } = ports;
  const covered = (): Watcher[] => watchers.all().filter((watcher) => isCovered(channel.covers, watcher));
  const isHeard = (): boolean => coverage.holds(channel);
  const startedAt = clock.now();
  let wasDown = false;
  /** Of those that were asked since the channel began, or are about to be for the first time, nothing was lost. */
  const isFresh = ({ checkedAt, nextCheckAt }: Watcher): boolean => {
    if (checkedAt === undefined) return nextCheckAt !== undefined;
    return !wasDown && checkedAt >= startedAt && Math.abs(clock.now() - startedAt) < BEGINNING_MS;
  };
  coverage.set(channel, { kind: 'starting' });
  return {
    hint: (hints, cause) =>
      Promise.all(hints.map((hint) => (isHeard() ? door.hear(hint, cause) : Promise.resolve('failed' as const)))),
    notice(notice, cause) {
      if (!isHeard()) return;
      news.hear(notice, cause);
      if (changesReach(notice)) void door.hear(notice, cause);
    },
    unknown: () => undefined,
    state(state: ChannelState) {
      if (!isHeard()) return;
      coverage.set(channel, state);
      wasDown ||= state.kind === 'down';
      if (state.kind === 'down') agenda.hasten(covered());
    },
    sweep() {
      if (!isHeard()) return;
      agenda.sweep(
        covered().filter((watcher) => !isFresh(watcher)),
        'wake',
      );
    },
    marked: () => undefined,
  };
}
