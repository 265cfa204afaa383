import { statSync } from 'node:fs';
import { ProblemError } from '../domain/problem.ts';
import { unreachable } from '../domain/unreachable.ts';
import { readLock } from '../storage/owner-record.ts';
import { livenessOf } from '../storage/process-identity.ts';
import { openSettings } from '../storage/settings-file.ts';
import type { Settings } from '../storage/settings-schema.ts';
import { type Finding, fine, note, wrong } from './finding.ts';
import { complaintAboutNode } from './node-version.ts';
import { shellWord } from './words.ts';

function nodeFinding(): Finding {
  const complaint = complaintAboutNode(process.versions.node);
  if (complaint) return wrong('machine', complaint, 'Install a newer Node.');
  return fine('machine', `Node ${process.versions.node}`);
}

function folderFinding(directory: string): Finding {
  const found = statSync(directory, { throwIfNoEntry: false });
  if (!found) return note('machine', `The config folder ${directory} is not there yet; the first command creates it.`);
  if (!found.isDirectory()) return wrong('machine', `${directory} is not a folder.`, 'Move that file away.');
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8);
    return wrong(
      'machine',
      `The config folder ${directory} is open to others (${mode}).`,
      `Run \`chmod 700 ${shellWord(directory)}\`.`,
    );
  }
  return fine('machine', `The config folder ${directory} is yours alone`);
}

/** Not opened for writing here: a check does not repair. */
function refuseRepair(): never {
  throw new ProblemError({
    code: 'settings-damaged',
    message: 'The settings (config.json) are damaged or outdated.',
    cure: 'Run `keyturn status`: it repairs them from the last good ones.',
  });
}

/** The settings of this machine without changing anything; empty ones where they cannot be read. */
export function settingsFor(directory: string, now: () => number): { settings: Settings; finding: Finding } {
  const { settings, notice } = openSettings({ directory, openStore: refuseRepair, now }).read();
  if (notice) return { settings, finding: wrong('machine', notice.message, notice.cure) };
  return { settings, finding: fine('machine', 'The settings can be read') };
}

function ownerFinding(directory: string): Finding {
  const { owner } = readLock(directory);
  const liveness = owner ? livenessOf(owner) : 'dead';
  switch (liveness) {
    case 'alive':
      return fine('machine', `Keyturn is running (process ${owner?.pid})`);
    case 'dead':
      return note('machine', 'Keyturn is not running here', 'Start the tray, or `keyturn watch`.');
    case 'unknown':
      return note('machine', `Another machine or container may be running Keyturn (process ${owner?.pid})`);
    default:
      return unreachable(liveness);
  }
}

/** Node, the config folder and who owns it. `directory`: the config folder. */
export function machineFindings(directory: string): Finding[] {
  return [nodeFinding(), folderFinding(directory), ownerFinding(directory)];
}
