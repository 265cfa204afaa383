import type { Surroundings } from '../aws/surroundings.ts';
import { awsFindings } from './aws.ts';
import { fileFindings } from './files.ts';
import { type Finding, note } from './finding.ts';
import { keychainFinding } from './keychain.ts';
import { machineFindings, settingsFor } from './machine.ts';
import { projectFindings } from './project.ts';
import { trayFinding } from './tray.ts';

export type Examined = {
  readonly configDirectory: string;
  /** Project folders. */
  readonly directories: readonly string[];
  /** Paths are told relative to it; without one they are told whole. */
  readonly cwd?: string;
  readonly surroundings: Surroundings;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Looks at machine, projects, files, AWS, keychain and tray; changes nothing. */
export async function allFindings({
  configDirectory,
  directories,
  cwd,
  surroundings,
  now,
}: Examined): Promise<Finding[]> {
  const { settings, finding } = settingsFor(configDirectory, now);
  const projects = directories.map((directory) => projectFindings(directory, settings, cwd));
  const watches = projects.flatMap((project) => project.watches);
  const isKeychainUsed = watches.some(({ targets }) => targets.some(({ kind }) => kind === 'keychain'));
  return [
    ...machineFindings(configDirectory),
    finding,
    ...projects.flatMap((project) => project.findings),
    ...(directories.length === 0
      ? [note('project', 'There is no keyturn.yaml here', '`keyturn init` writes one.')]
      : []),
    ...(await fileFindings(watches, cwd)),
    ...(await awsFindings(
      watches.map(({ ref }) => ref),
      surroundings,
    )),
    await keychainFinding({ isUsed: isKeychainUsed }),
    trayFinding(surroundings.environment),
  ];
}
