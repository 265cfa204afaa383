import { ProblemError } from '../domain/problem.ts';
import type { Line } from '../session/lines.ts';
import type { Request } from '../session/requests.ts';
import type { BorderPorts } from './border.ts';

/** All that the answers share. */
export type AnswerPorts = BorderPorts & { readonly signal: AbortSignal };

type Asking = Pick<AnswerPorts, 'carry' | 'signal'>;

/** The whole answer of the owner, problems among it. `hear` has each line as it comes. */
export async function hearOwner(
  { carry, signal }: Asking,
  request: Request,
  hear?: (line: Line) => void,
): Promise<Line[]> {
  const lines: Line[] = [];
  const send = (line: Line): void => {
    lines.push(line);
    hear?.(line);
  };
  await carry({ request, send, signal });
  return lines;
}

function raiseProblemIn(lines: readonly Line[]): void {
  for (const line of lines) if ('problem' in line) throw new ProblemError(line.problem);
}

/** As `hearOwner`. Raises ProblemError for the first problem it tells. */
export async function askOwner(ports: Asking, request: Request, hear?: (line: Line) => void): Promise<Line[]> {
  const lines = await hearOwner(ports, request, hear);
  raiseProblemIn(lines);
  return lines;
}

/** The last of what was asked for. Raises ProblemError: why there is none. */
export function told<Found>(lines: readonly Line[], find: (line: Line) => Found | undefined): Found {
  const found = lines.map(find).findLast((one) => one !== undefined);
  if (found !== undefined) return found;
  raiseProblemIn(lines);
  throw new ProblemError({ code: 'unknown', message: 'Keyturn did not answer that.', cure: 'Try it again.' });
}

export function onlyInTray(): ProblemError {
  return new ProblemError({
    code: 'configuration',
    message: 'Only the tray app can do that: a browser may not touch this machine.',
    cure: 'Open the same page in the tray app.',
  });
}
