import type { App } from 'electron';
import { ProblemError } from '../domain/problem.ts';
import type { Clock } from '../engine/ports.ts';

/** A write takes milliseconds; what still hangs then is cut, and made good at the next start. */
const QUIT_WITHIN_MS = 700;

type Stopping = { readonly clock: Pick<Clock, 'after'>; stop(): Promise<void> };

/** Every way to quit (menu, session end, signals) comes through `will-quit`. */
export function stopOnQuit(app: App, { clock, stop }: Stopping): void {
  // Chromium listens too, until some module (`conf` does) adds a listener and loses it: then a signal would kill.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  const leave = (): void => app.exit(0);
  let isStopping = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isStopping) return;
    isStopping = true;
    clock.after(QUIT_WITHIN_MS, leave);
    void stop().then(leave, leave);
  });
}

/** For what keeps the tray from starting; an unknown error may quote anything, so only its kind is told. */
export function leaveWith(app: App, reason: unknown): void {
  const told =
    reason instanceof ProblemError
      ? `${reason.problem.message} ${reason.problem.cure}`
      : `Keyturn has a fault of its own (${reason instanceof Error ? reason.name : 'unknown'}).`;
  process.stderr.write(`${told}\n`);
  app.exit(1);
}
