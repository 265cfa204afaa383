import type { ChannelView } from '../domain/channel.ts';

/** The channels that this process runs. */
export type ChannelsHeard = {
  views(): readonly ChannelView[];
  /** Starts and stops what the settings say now. */
  follow(): void;
  /** Hears of every marked message; returns its own removal. */
  readonly onMarked: (listener: (id: string) => void) => () => void;
};
