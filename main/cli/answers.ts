import type { Problem } from '../domain/problem.ts';
import type { DiffTarget, ExitCode, Line, StatusDocument } from '../session/lines.ts';
import type { Request } from '../session/requests.ts';
import type { Invocation } from './invocation.ts';

/** Gives the request to the owner, or to this process when there is none. Loaded lazily: the AWS SDK is large. */
export async function askOwner(
  { configDirectory, signal }: Pick<Invocation, 'configDirectory' | 'signal'>,
  request: Request,
  send: (line: Line) => void,
): Promise<ExitCode> {
  const { carryOut } = await import('../compose.ts');
  return carryOut({ configDirectory, request, send, signal });
}

type Cleaned = Extract<Line, { cleaned: unknown }>['cleaned'];

/** The whole answer to a request that ends, sorted by kind. Hints and problems were told on stderr as they came. */
export type Answer = {
  readonly exitCode: ExitCode;
  readonly diff: readonly DiffTarget[];
  readonly status?: StatusDocument;
  readonly cleaned: Cleaned;
  readonly profiles?: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
};

function partsOf(lines: readonly Line[]): Omit<Answer, 'exitCode'> {
  const status = lines.findLast((line) => 'status' in line)?.status;
  const profiles = lines.findLast((line) => 'profiles' in line)?.profiles;
  return {
    diff: lines.flatMap((line) => ('diff' in line ? line.diff : [])),
    cleaned: lines.flatMap((line) => ('cleaned' in line ? line.cleaned : [])),
    problems: lines.flatMap((line) => ('problem' in line ? [line.problem] : [])),
    ...(status && { status }),
    ...(profiles && { profiles }),
  };
}

/** Asks and waits for all of it. */
export async function gatherAnswer(invocation: Invocation, request: Request): Promise<Answer> {
  const { terminal } = invocation;
  const lines: Line[] = [];
  const exitCode = await askOwner(invocation, request, (line) => {
    lines.push(line);
    if ('hint' in line) terminal.tell(line.hint);
    if ('problem' in line) terminal.problem(line.problem);
  });
  return { exitCode, ...partsOf(lines) };
}
