import { homedir } from 'node:os';
import { allFindings } from '../../doctor/all-findings.ts';
import type { ExitCode } from '../../session/lines.ts';
import { projectsHere } from '../choose-projects.ts';
import type { Invocation } from '../invocation.ts';
import { formatFindings } from '../print/findings.ts';

/** `keyturn doctor`: looks, changes nothing. */
export async function runDoctor(invocation: Invocation): Promise<ExitCode> {
  const { configDirectory, terminal } = invocation;
  const findings = await allFindings({
    configDirectory,
    directories: projectsHere(invocation),
    cwd: terminal.cwd,
    surroundings: { environment: process.env, homeDirectory: homedir() },
    now: terminal.look.now,
  });
  terminal.json({ checks: findings });
  if (!terminal.isJson) terminal.say(formatFindings(findings, terminal.look));
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
}
