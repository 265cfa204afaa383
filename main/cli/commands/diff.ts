import type { ExitCode } from '../../session/lines.ts';
import { gatherAnswer } from '../answers.ts';
import { chooseProjects } from '../choose-projects.ts';
import type { Invocation } from '../invocation.ts';
import { formatDiff } from '../print/diff.ts';

/** `keyturn diff` */
export async function runDiff(invocation: Invocation): Promise<ExitCode> {
  const { terminal } = invocation;
  const { exitCode, diff, problems } = await gatherAnswer(invocation, {
    command: 'diff',
    projects: chooseProjects(invocation),
  });
  terminal.json({ targets: diff, problems });
  if (exitCode === 2) return 2;
  if (!terminal.isJson) terminal.say(formatDiff(diff, terminal.look));
  return exitCode;
}
