import type { Problem } from '../domain/problem.ts';
import type { ChannelAction } from '../session/channel-requests.ts';
import type { ExitCode, Line } from '../session/lines.ts';
import { askOwner } from './answers.ts';
import type { Invocation } from './invocation.ts';

/** Asks about channels; hints and problems are told on stderr as they come, the rest goes to `show`. */
export async function askChannels(
  invocation: Invocation,
  action: ChannelAction,
  show: (line: Line) => void,
): Promise<{ readonly exitCode: ExitCode; readonly problems: readonly Problem[] }> {
  const { terminal } = invocation;
  const problems: Problem[] = [];
  const exitCode = await askOwner(invocation, { command: 'channels', action }, (line) => {
    if ('hint' in line) terminal.tell(line.hint);
    if ('problem' in line) {
      problems.push(line.problem);
      terminal.problem(line.problem);
    }
    show(line);
  });
  return { exitCode, problems };
}
