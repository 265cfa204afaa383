import type { KeyturnEvent } from '../domain/event.ts';
import type { WatchView } from '../domain/view.ts';

/** What the tray needs of a running engine. */
export type TraySession = {
  /** Returns its own removal. */
  onEvent(listener: (event: KeyturnEvent) => void): () => void;
  views(): readonly WatchView[];
  readonly isPaused: boolean;
  /** Resolves when everything is written and told. */
  checkNow(): Promise<void>;
  /** Ends the write that is under way, then resolves. */
  stop(): Promise<void>;
};

export type OpenTraySession = (options: {
  /** Absolute folders. */
  readonly projects: readonly string[];
}) => TraySession;
