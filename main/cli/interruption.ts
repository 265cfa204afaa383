import { constants } from 'node:os';
import type { CommandName } from './command-table.ts';

/** Milliseconds to end in peace after a signal. */
const PATIENCE = 900;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** These have no end of their own, so that a signal is how they end well. */
const ENDLESS: ReadonlySet<CommandName> = new Set<CommandName>(['watch', 'demo']);

export type Interruption = {
  readonly signal: AbortSignal;
  /** What an interrupted run exits with: 0 where that is the usual end, else 128 and the signal's number. */
  exitCodeAfter(): number;
};

/** From now on signals, and readers that go away, end the command instead of the process; a second signal ends both. */
export function interruption(command: CommandName): Interruption {
  const controller = new AbortController();
  let exitCode = 0;
  const end = (code: number): void => {
    if (controller.signal.aborted) process.exit(exitCode);
    exitCode = code;
    controller.abort();
    // A keychain that waits for its prompt blocks even process.exit; every write of ours survives a kill.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE).unref();
  };
  for (const name of SIGNALS) process.on(name, () => end(ENDLESS.has(command) ? 0 : 128 + constants.signals[name]));
  for (const stream of [process.stdout, process.stderr]) {
    // `keyturn watch | head`: nobody reads any more. What ends by itself may end its work.
    stream.on('error', () => void (ENDLESS.has(command) && !controller.signal.aborted && end(0)));
  }
  return { signal: controller.signal, exitCodeAfter: () => exitCode };
}
