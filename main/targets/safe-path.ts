import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { isInsideGit } from '../domain/target-path.ts';
import { codeOf, fileProblem, writeFailed } from './file-problem.ts';

/** Where a target really lies: links resolved, checked to stay inside. */
export type SafePath = { readonly directory: string; readonly name: string; readonly root: string };

/** By name alone: both must be resolved. A folder is inside itself. */
export function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The problem `target-escapes`. */
export function escapes(file: string) {
  return fileProblem(
    'target-escapes',
    `${file} leads out of the project, so nothing was written.`,
    'Replace the link with a file of the project, or name another target in keyturn.yaml.',
  );
}

/** Raises ProblemError `target-escapes`. `directory` is real; the project may itself lie below `.git`, and is refused then. */
export function checkDirectory(directory: string, { root, file }: { root: string; file: string }): void {
  if (!isInside(directory, root) || isInsideGit(directory)) throw escapes(file);
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The user, root, and who owns the project: in a container root works on the files of somebody else. */
function isTrusted({ uid }: Stats, root: string): boolean {
  return !process.geteuid || [process.geteuid(), 0, statSync(root).uid].includes(uid);
}

function checkOwner(found: Stats, { root, file }: { root: string; file: string }): void {
  if (!isTrusted(found, root)) throw escapes(file);
}

/** In a folder that everybody may write, another user may have put the file there and hold it open. Raises ProblemError `target-escapes`. */
export function checkPlanted(found: Stats, folder: Stats, target: { root: string; file: string }): void {
  if ((folder.mode & 0o002) === 0 || isTrusted(found, target.root)) return;
  const message = `${target.file} was put by another user into a folder that everybody may write, so it was left alone.`;
  throw fileProblem(
    'target-escapes',
    message,
    'Take the file over with `chown`, or close the folder with `chmod o-w`.',
  );
}

/** Both ends are checked: in a shared folder anybody may plant a link to anywhere. */
function followLink(path: string, link: Stats, target: { root: string; file: string }): string {
  try {
    checkOwner(link, target);
    const real = realpathSync(path);
    checkOwner(statSync(real), target);
    return real;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    const message = `${target.file} is a link that leads nowhere.`;
    throw fileProblem('not-a-file', message, 'Create what it points to, or remove the link.');
  }
}

/** Resolves links first, then judges. `root` is the project. Raises ProblemError `target-escapes`, `not-a-file`, `write-failed`. */
export function resolveInside(file: string, root: string): SafePath {
  try {
    const target = { root: realpathSync(root), file };
    const folder = dirname(file);
    const asked = join(folder === root ? target.root : realpathSync(folder), basename(file));
    const found = lookAt(asked);
    const path = found?.isSymbolicLink() ? followLink(asked, found, target) : asked;
    checkDirectory(dirname(path), target);
    if (isInsideGit(path)) throw escapes(file);
    return { directory: dirname(path), name: basename(path), root: target.root };
  } catch (error) {
    throw writeFailed(file, error);
  }
}
