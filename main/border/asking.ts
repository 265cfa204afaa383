import { ProblemError } from '../domain/problem.ts';
import type { Line } from '../session/lines.ts';
import type { Request } from '../session/requests.ts';
import type { BorderPorts } from './border.ts';

/** All that the answers share. */
export type AnswerPorts = BorderPorts & { readonly signal: AbortSignal };

/** The whole answer of the owner. Raises ProblemError for the first problem it tells. */
export async function askOwner(
  { carry, signal }: Pick<AnswerPorts, 'carry' | 'signal'>,
  request: Request,
): Promise<Line[]> {
  const lines: Line[] = [];
  await carry({ request, send: (line) => lines.push(line), signal });
  for (const line of lines) if ('problem' in line) throw new ProblemError(line.problem);
  return lines;
}

export function onlyInTray(): ProblemError {
  return new ProblemError({
    code: 'configuration',
    message: 'Only the tray app can do that: a browser may not touch this machine.',
    cure: 'Open the same page in the tray app.',
  });
}
