import { homedir } from 'node:os';
import type { ExitCode } from '../../session/lines.ts';
import { projectsHere } from '../choose-projects.ts';
import { awsFindings } from '../doctor/aws.ts';
import { fileFindings } from '../doctor/files.ts';
import { type Finding, note } from '../doctor/finding.ts';
import { keychainFinding } from '../doctor/keychain.ts';
import { machineFindings, settingsFor } from '../doctor/machine.ts';
import { projectFindings } from '../doctor/project.ts';
import { trayFinding } from '../doctor/tray.ts';
import type { Invocation } from '../invocation.ts';
import { formatFindings } from '../print/findings.ts';

async function findAll(invocation: Invocation): Promise<Finding[]> {
  const { configDirectory, terminal } = invocation;
  const { settings, finding } = settingsFor(configDirectory, terminal.look.now);
  const directories = projectsHere(invocation);
  const projects = directories.map((directory) => projectFindings(directory, settings, terminal.cwd));
  const watches = projects.flatMap((project) => project.watches);
  const isKeychainUsed = watches.some(({ targets }) => targets.some(({ kind }) => kind === 'keychain'));
  const surroundings = { environment: process.env, homeDirectory: homedir() };
  return [
    ...machineFindings(configDirectory),
    finding,
    ...projects.flatMap((project) => project.findings),
    ...(directories.length === 0
      ? [note('project', 'There is no keyturn.yaml here', '`keyturn init` writes one.')]
      : []),
    ...(await fileFindings(watches, terminal.cwd)),
    ...(await awsFindings(
      watches.map(({ ref }) => ref),
      surroundings,
    )),
    await keychainFinding({ isUsed: isKeychainUsed }),
    trayFinding(process.env),
  ];
}

/** `keyturn doctor`: looks, changes nothing. */
export async function runDoctor(invocation: Invocation): Promise<ExitCode> {
  const { terminal } = invocation;
  const findings = await findAll(invocation);
  terminal.json({ checks: findings });
  if (!terminal.isJson) terminal.say(formatFindings(findings, terminal.look));
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
}
