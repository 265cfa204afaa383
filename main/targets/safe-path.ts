import { lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { codeOf, fileProblem, writeFailed } from './file-problem.ts';

/** Where a target really lies: links resolved, checked to stay inside. */
export type SafePath = { readonly directory: string; readonly name: string };

export function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

export function escapes(file: string) {
  return fileProblem(
    'target-escapes',
    `${file} leads out of the project, so nothing was written.`,
    'Replace the link with a file of the project, or name another target in keyturn.yaml.',
  );
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** A link is followed only to a file of the same user (or of root): anybody may plant a link to anywhere. */
function followLink(file: string, path: string): string {
  const owner = process.getuid?.();
  try {
    const real = realpathSync(path);
    const { uid } = statSync(real);
    if (owner !== undefined && uid !== owner && uid !== 0) throw escapes(file);
    return real;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw fileProblem(
      'not-a-file',
      `${file} is a link that leads nowhere.`,
      'Create what it points to, or remove the link.',
    );
  }
}

/** Resolves links first, then judges. `root` is the project. Raises ProblemError `target-escapes`, `not-a-file`, `write-failed`. */
export function resolveInside(file: string, root: string): SafePath {
  try {
    const realRoot = realpathSync(root);
    const asked = join(realpathSync(dirname(file)), basename(file));
    const path = isLink(asked) ? followLink(file, asked) : asked;
    const directory = dirname(path);
    if (!isInside(directory, realRoot) || path.split(sep).includes('.git')) throw escapes(file);
    return { directory, name: basename(path) };
  } catch (error) {
    throw writeFailed(file, error);
  }
}
