import { resolve } from 'node:path';
import { formatDuration, parseDuration } from '../../domain/duration.ts';
import type { ExitCode } from '../../session/lines.ts';
import type { Invocation } from '../invocation.ts';
import { tellEvent, tellStreamProblem } from '../tell-event.ts';
import { usageError } from '../usage-error.ts';

const SHORTEST_MS = 200;

function everyOf(text = '5s'): number {
  const everyMs = parseDuration(text) ?? 0;
  if (everyMs >= SHORTEST_MS) return everyMs;
  throw usageError(`\`--every\` needs a duration of at least ${formatDuration(SHORTEST_MS)}, for example 5s.`);
}

function wholeNumber(name: string, text: string | undefined, largest: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (value >= 0 && value <= largest) return value;
  throw usageError(`\`--${name}\` needs a whole number from 0 to ${largest}.`);
}

/** `keyturn demo` */
export async function runDemoCommand({ options, terminal, signal }: Invocation): Promise<ExitCode> {
  const isPush = options.has('push');
  const rotations = wholeNumber('rotations', options.text('rotations'), 1_000_000) ?? (terminal.isLive ? undefined : 3);
  const port = wholeNumber('port', options.text('port'), 65_535);
  const directory = options.text('dir');
  const wishes = {
    everyMs: everyOf(options.text('every') ?? (isPush ? '2s' : undefined)),
    isPush,
    isAwsOnly: options.has('aws-only'),
    ...(rotations !== undefined && { rotations }),
    ...(port !== undefined && { port }),
    ...(directory !== undefined && { directory: resolve(terminal.cwd, directory) }),
  };
  const { runDemo } = await import('../../demo/demo.ts');
  return runDemo(wishes, {
    signal,
    say: terminal.say,
    tell: terminal.tell,
    event: (event) => tellEvent(event, terminal),
    problem: (problem) => tellStreamProblem(problem, terminal),
  });
}
