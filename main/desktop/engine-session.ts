import type { KeyturnEvent } from '../domain/event.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Line } from '../session/lines.ts';
import { answer, type Session } from '../session/session.ts';
import type { TraySession } from './tray-session.ts';

type Owned = {
  readonly session: Session;
  /** Absolute folders. */
  readonly projects: readonly string[];
  /** Stops the engine and lets go of the config folder. */
  close(): Promise<void>;
};

/** Wrong configuration is told like any other failure. */
function eventIn(line: Line, now: number): KeyturnEvent | undefined {
  if ('event' in line) return line.event;
  if ('problem' in line) return { at: new Date(now).toISOString(), kind: 'failed', problem: line.problem };
  return undefined;
}

/** The tray's `watch`, in the process that owns the config folder. */
export function runEngineSession({ session, projects, close }: Owned): TraySession {
  const { engine } = session;
  const listeners = new Set<(event: KeyturnEvent) => void>();
  const quitting = new AbortController();
  const send = (line: Line): void => {
    const event = eventIn(line, session.now());
    if (event) for (const listener of listeners) listener(event);
  };
  const request = { command: 'watch' as const, projects: [...projects] };
  // Begins when the tray listens: the first lines come at once.
  const running = Promise.resolve()
    .then(() => answer({ session, request, send, signal: quitting.signal }))
    .catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      send({ problem: error.problem });
    });
  return {
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    views: () => engine.views(),
    get isPaused() {
      return engine.isPaused;
    },
    async checkNow() {
      await engine.refresh({ cause: 'manual', isDry: false, adopt: false });
    },
    async stop() {
      quitting.abort();
      await running;
      await close();
    },
  };
}
