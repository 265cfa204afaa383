import type { Agenda } from './agenda.ts';
import type { Announcement } from './announce.ts';
import type { CoverageMap } from './coverage.ts';
import { Door, type DoorPorts } from './door.ts';
import { createHearing } from './hearing.ts';
import { News } from './news.ts';
import type { Channel, Hearing } from './ports.ts';

export type HearingsPorts = DoorPorts & {
  readonly agenda: Agenda;
  readonly coverage: CoverageMap;
  readonly tell: (announcement: Announcement) => void;
};

/** All channels that may speak; they share one door, so that it makes no difference by which a hint comes. */
export class Hearings {
  readonly #ports: HearingsPorts;
  readonly #door: Door;
  readonly #news: News;

  constructor(ports: HearingsPorts) {
    this.#ports = ports;
    this.#door = new Door(ports);
    this.#news = new News(ports.watchers, ports.tell);
  }

  begin(channel: Channel): Hearing {
    return createHearing(channel, { ...this.#ports, door: this.#door, news: this.#news });
  }

  /** What it covered goes by its own interval from now on. */
  end(channel: Channel): void {
    const { coverage, agenda, watchers } = this.#ports;
    if (!coverage.holds(channel)) return;
    coverage.drop(channel);
    agenda.hasten(watchers.all());
  }
}
