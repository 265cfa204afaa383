import type { KeyturnEvent } from '../domain/event.ts';
import type { Problem } from '../domain/problem.ts';
import type { StatusDocument } from '../session/lines.ts';

/** Why a project does not run; empty while it does. */
export type ProjectState = { readonly directory: string; readonly problems: readonly Problem[] };

/** What a face needs of a running engine. */
export type WatchSession = {
  /** Returns its own removal. */
  onEvent(listener: (event: KeyturnEvent) => void): () => void;
  views(): StatusDocument['watches'];
  readonly isPaused: boolean;
  /** Of everything; `until`, epoch milliseconds, is absent when somebody has to resume it. */
  readonly pause: { readonly until?: number } | undefined;
  /** Calls to AWS since the start of the month. */
  calls(): StatusDocument['calls'];
  /** Of them all; absent before the first look. */
  cost(): StatusDocument['cost'];
  projects(): readonly ProjectState[];
  /** Starts watching a folder, or tries again. `accept`: a person said yes to what its file says now. */
  addProject(directory: string, options: { readonly accept: boolean }): void;
  removeProject(directory: string): Promise<void>;
  /** Resolves when everything is written and told. */
  checkNow(): Promise<void>;
  /** Asks the owner again: something changed that no event told. */
  look(): Promise<void>;
  /** Ends the write that is under way, then resolves. */
  stop(): Promise<void>;
};

export type OpenWatchSession = (options: {
  /** Absolute folders. */
  readonly projects: readonly string[];
}) => WatchSession;
