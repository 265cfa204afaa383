import type { ExitCode } from '../../session/lines.ts';
import { gatherAnswer } from '../answers.ts';
import { chooseProjects } from '../choose-projects.ts';
import type { Invocation } from '../invocation.ts';
import { formatStatus } from '../print/status.ts';

/** `keyturn status` */
export async function runStatus(invocation: Invocation): Promise<ExitCode> {
  const { terminal } = invocation;
  const request = { command: 'status', projects: chooseProjects(invocation) } as const;
  const { exitCode, status, problems } = await gatherAnswer(invocation, request);
  terminal.json({ ...status, problems });
  if (status && !terminal.isJson) terminal.say(formatStatus(status, terminal.look));
  return exitCode;
}
