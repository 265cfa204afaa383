import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { codeOf, fileProblem } from './file-problem.ts';

/** What a regular file held at one moment. */
export type FileLook = { readonly text: string; readonly stats: Stats };

// Opening a FIFO or a device waits for its other side; a link is somebody else's file.
const CAUTIOUS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function notAFile(name: string) {
  return fileProblem('not-a-file', `${name} is not a plain file.`, 'Name a plain file in keyturn.yaml.');
}

function decode(bytes: Buffer, name: string): string {
  const cure = 'Save it as UTF-8 text, or name another file in keyturn.yaml.';
  if (bytes.includes(0)) throw fileProblem('not-text', `${name} holds a NUL byte, so it is not text.`, cure);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw fileProblem('not-text', `${name} is not UTF-8 text.`, cure);
  }
}

/** Undefined when there is none. `name` is for people. Raises ProblemError `not-a-file`, `not-text`, and system errors. */
export function lookAtFile(path: string, name: string): FileLook | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, CAUTIOUS);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (['ELOOP', 'EMLINK', 'ENXIO', 'EISDIR'].includes(codeOf(error))) throw notAFile(name);
    throw error;
  }
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw notAFile(name);
    return { text: decode(readFileSync(descriptor), name), stats };
  } finally {
    closeSync(descriptor);
  }
}
