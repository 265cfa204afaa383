import type { ChannelView } from '../domain/channel.ts';
import type { ChannelSettings } from '../domain/channel-settings.ts';
import { type ChannelPorts, channelFingerprint, idleView, RunningChannel } from './running-channel.ts';

export type RunningChannelsPorts = ChannelPorts & {
  /** Those of this machine, as they are set now. */
  readonly configured: () => readonly ChannelSettings[];
};

/** The channels of this machine: at work while the engine runs, known by their settings otherwise. */
export class RunningChannels {
  readonly #ports: RunningChannelsPorts;
  readonly #listeners = new Set<(id: string) => void>();
  #running: readonly RunningChannel[] = [];
  #isOn = false;
  #changing: Promise<void> = Promise.resolve();

  constructor(ports: RunningChannelsPorts) {
    this.#ports = ports;
  }

  /** Begins with what is configured. Whatever fails is a state of its channel. */
  start(): void {
    this.#isOn = true;
    void this.replace(this.#ports.configured());
  }

  /**
   * While it is on: ends those that are not wanted any more, starts those that are new, and leaves alone those whose settings are
   * the same. Resolves when what had to end has ended and what is new has begun. Never rejects.
   */
  replace(wanted: readonly ChannelSettings[]): Promise<void> {
    this.#changing = this.#changing.then(() => this.#replace(this.#isOn ? wanted : []));
    return this.#changing;
  }

  /** Ends all of them; resolves when nothing of them is left. */
  stop(): Promise<void> {
    this.#isOn = false;
    for (const channel of this.#running) void channel.end();
    return this.replace([]);
  }

  views(): ChannelView[] {
    if (!this.#isOn) return this.#ports.configured().map(idleView);
    return this.#running.map((channel) => channel.view());
  }

  /** Calls back when the message of a channel test arrives, by whichever channel; returns its own removal. */
  onMarked(listener: (id: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async #replace(wanted: readonly ChannelSettings[]): Promise<void> {
    const before = new Map(this.#running.map((channel) => [channelFingerprint(channel.settings), channel]));
    const kept = new Set(wanted.flatMap((settings) => before.get(channelFingerprint(settings)) ?? []));
    const ending = this.#running.filter((channel) => !kept.has(channel));
    await Promise.all(ending.map((channel) => channel.end()));
    // A stop may have come meanwhile; it waits for its turn, and then finds what is begun here.
    this.#running = wanted.map((settings) => before.get(channelFingerprint(settings)) ?? this.#begin(settings));
  }

  #begin(settings: ChannelSettings): RunningChannel {
    const marked = (id: string): void => {
      for (const listener of this.#listeners) listener(id);
    };
    return new RunningChannel(settings, { ...this.#ports, marked });
  }
}
