import type { ReadStream, WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import type { Problem } from '../domain/problem.ts';
import type { Look, Paint } from './print/look.ts';
import { formatProblem } from './print/problem.ts';

/** Where a command speaks: results to stdout, problems and questions to stderr. */
export type Terminal = {
  readonly isJson: boolean;
  readonly cwd: string;
  /** Someone can answer questions. */
  readonly canAsk: boolean;
  /** For people and on stdout: then a live line is possible. */
  readonly isLive: boolean;
  /** How results look; how problems look. */
  readonly look: Look;
  readonly problemLook: Look;
  /** A result for people. In JSON mode it goes to stderr. */
  say(text: string): void;
  /** Anything for people that is no result. */
  tell(text: string): void;
  problem(problem: Problem): void;
  /** One JSON document or line; nothing in the mode for people. */
  json(value: object): void;
};

export type TerminalParts = {
  readonly stdin: Pick<ReadStream, 'isTTY'>;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
  readonly cwd: string;
  readonly isJson: boolean;
  readonly now: () => number;
};

/** Colors only on a terminal; `NO_COLOR` and `FORCE_COLOR` are obeyed by styleText. */
function painter(stream: WriteStream): Paint {
  return (style, text) => styleText(style, text, { stream, validateStream: true });
}

export function createTerminal({ stdin, stdout, stderr, cwd, isJson, now }: TerminalParts): Terminal {
  const look: Look = { paint: painter(isJson ? stderr : stdout), cwd, now };
  const problemLook: Look = { ...look, paint: painter(stderr) };
  const tell = (text: string): void => void stderr.write(`${text}\n`);
  return {
    isJson,
    cwd,
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
    isLive: stdout.isTTY === true && !isJson,
    look,
    problemLook,
    say: isJson ? tell : (text) => void stdout.write(`${text}\n`),
    tell,
    problem: (problem) => tell(formatProblem(problem, problemLook)),
    json: (value) => void (isJson && stdout.write(`${JSON.stringify(value)}\n`)),
  };
}
