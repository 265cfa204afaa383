import type { ExitCode } from '../session/lines.ts';
import type { Terminal } from './terminal.ts';

/** Options by name as they were given; the command table says which there are. */
export type GivenOptions = {
  has(name: string): boolean;
  /** The last one. */
  text(name: string): string | undefined;
  /** In the order given; empty when there is none. */
  all(name: string): readonly string[];
};

/** One command, ready to run. */
export type Invocation = {
  readonly operands: readonly string[];
  readonly options: GivenOptions;
  /** `--project`, absolute; empty when the place decides. */
  readonly projects: readonly string[];
  readonly configDirectory: string;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
};

export type Run = (invocation: Invocation) => Promise<ExitCode>;
