import { homedir } from 'node:os';
import { resolve } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };
import type { Problem } from '../domain/problem.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { commandSpec } from './command-table.ts';
import { exitWith } from './exit.ts';
import { faultOf } from './fault.ts';
import { interruption } from './interruption.ts';
import type { Invocation } from './invocation.ts';
import { createTerminal, type Terminal } from './terminal.ts';

type Command = Extract<Arguments, { kind: 'command' }>;

async function invocationOf(
  { operands, options, projects }: Command,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Invocation> {
  const { configDirectory } = await import('../storage/paths.ts');
  const override = options.text('config');
  return {
    operands,
    options,
    projects: projects.map((directory) => resolve(terminal.cwd, directory)),
    configDirectory: configDirectory({
      platform: process.platform,
      environment: process.env,
      homeDirectory: homedir(),
      override: override === undefined ? undefined : resolve(terminal.cwd, override),
    }),
    terminal,
    signal,
  };
}

async function runCommand(given: Command, terminal: Terminal): Promise<number> {
  const { signal, exitCodeAfter } = interruption(given.command);
  try {
    const run = await commandSpec(given.command).load();
    const exitCode = await run(await invocationOf(given, terminal, signal));
    return signal.aborted ? exitCodeAfter() : exitCode;
  } catch (error) {
    if (signal.aborted) return exitCodeAfter();
    throw error;
  }
}

async function carryOutArguments(given: Arguments, terminal: Terminal): Promise<number> {
  if (given.kind === 'command') return runCommand(given, terminal);
  if (given.kind === 'version') {
    process.stdout.write(`${packageFile.version}\n`);
    return 0;
  }
  const { helpText } = await import('./help.ts');
  const stream = given.kind === 'help' ? process.stdout : process.stderr;
  stream.write(helpText(given.kind === 'help' ? given.subject : undefined));
  return given.kind === 'help' ? 0 : 2;
}

function exitCodeOf({ code }: Problem): number {
  return code === 'configuration' || code === 'trust' || code === 'settings-damaged' ? 2 : 1;
}

/** The whole command line tool: reads the arguments, runs the command, ends the process. Never rejects. */
export async function runKeyturn(argv: readonly string[]): Promise<void> {
  const { stdin, stdout, stderr } = process;
  const isJson = argv.includes('--json');
  const terminal = createTerminal({ stdin, stdout, stderr, cwd: process.cwd(), isJson, now: Date.now });
  const fail = (error: unknown): void => {
    const problem = faultOf(error);
    terminal.problem(problem);
    exitWith(exitCodeOf(problem));
  };
  process.once('uncaughtException', fail);
  process.once('unhandledRejection', fail);
  try {
    exitWith(await carryOutArguments(readArguments(argv), terminal));
  } catch (error) {
    fail(error);
  }
}
