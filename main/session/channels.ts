import type { ExitCode } from './lines.ts';
import { type Asked, configurationProblem } from './session.ts';

/** Lists, sets up and tests where hints come from. */
export async function channels({ request, send }: Asked<'channels'>): Promise<ExitCode> {
  if (request.action.kind !== 'list') {
    throw configurationProblem('Setting up channels comes later.', 'Wait for the next version.');
  }
  send({ channels: [] });
  return 0;
}
