import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { EnvTarget, Watch } from '../domain/watch.ts';
import { gitignoreLines } from '../storage/project-ignore.ts';
import { type Finding, fine, note, wrong } from './finding.ts';
import { shellWord, shownTarget } from './words.ts';

function isAllowed(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** A new content comes as a new file beside the old one. Missing folders are not made. */
function folderFinding(file: string, cwd: string | undefined): Finding | undefined {
  const folder = dirname(file);
  const name = shownTarget(folder, cwd);
  if (!existsSync(folder))
    return wrong('file', `The folder ${name} is not there.`, `Run \`mkdir -p ${shellWord(name)}\`.`);
  if (isAllowed(folder, constants.W_OK | constants.X_OK)) return undefined;
  return wrong('file', `The folder ${name} does not let you write into it.`, `Run \`chmod u+wx ${shellWord(name)}\`.`);
}

function modeFinding(file: string, name: string): Finding {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return note('file', `${name} is not there yet; the first write creates it for you alone`);
  if (!found.isFile()) return wrong('file', `${name} is not a file.`, 'Name a file in keyturn.yaml.');
  if (!isAllowed(file, constants.R_OK | constants.W_OK))
    return wrong('file', `${name} cannot be read and written by you.`, `Run \`chmod u+rw ${shellWord(name)}\`.`);
  const mode = (found.mode & 0o777).toString(8);
  if (process.platform !== 'win32' && (found.mode & 0o007) !== 0)
    return wrong(
      'file',
      `${name} is open to everybody on this machine (${mode}).`,
      `Run \`chmod 600 ${shellWord(name)}\`.`,
    );
  return fine('file', `${name} is there (${mode})`);
}

function isInRepository(folder: string): boolean {
  return existsSync(join(folder, '.git')) || (dirname(folder) !== folder && isInRepository(dirname(folder)));
}

async function gitFindings(file: string, name: string, project: string): Promise<Finding[]> {
  if (!isInRepository(dirname(file))) return [];
  const { lines, problems } = await gitignoreLines(project, [relative(project, file)]);
  const [tracked] = problems;
  if (tracked) return [wrong('file', tracked.message, tracked.cure)];
  if (lines.length === 0) return [fine('file', `${name} is ignored by git`)];
  const finding = `${name} is not ignored by git: a commit could carry the values.`;
  return [wrong('file', finding, `Add ${lines.join(', ')} to .gitignore.`)];
}

/** Files of these watches: there, private, out of git, and who reads them. */
export async function fileFindings(watches: readonly Watch[], cwd?: string): Promise<Finding[]> {
  const targets = watches.flatMap(({ project, targets }) =>
    targets.filter((target): target is EnvTarget => target.kind === 'env').map((target) => ({ ...target, project })),
  );
  const findings: Finding[] = [];
  for (const [file, [target]] of Map.groupBy(targets, ({ file }) => file)) {
    const name = shownTarget(file, cwd);
    const staysInPlace = target?.inPlace === true && existsSync(file);
    findings.push((staysInPlace ? undefined : folderFinding(file, cwd)) ?? modeFinding(file, name));
    if (target)
      findings.push(
        ...(await gitFindings(file, name, target.project)),
        note('file', `${name} is read by ${target.readers.join(', ')}`),
      );
  }
  return findings;
}
