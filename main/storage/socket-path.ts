import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ProblemError } from '../domain/problem.ts';
import { CONFIG_FILES } from './paths.ts';

/** Bytes; `sun_path` holds 104 on macOS and 108 on Linux (unix(4), unix(7)), its end included. */
const LONGEST_SOCKET_PATH = 100;

/** Where the owner of a config folder listens: in the folder, or in a private one when that path is too long for a socket. */
export function socketPath(directory: string): string {
  const folder = resolve(directory);
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\keyturn-${hash}`;
  const near = join(folder, CONFIG_FILES.ownerSocket);
  if (Buffer.byteLength(near) <= LONGEST_SOCKET_PATH) return near;
  return join(
    process.env.XDG_RUNTIME_DIR || tmpdir(),
    `keyturn-${process.getuid?.()}-${hash}`,
    CONFIG_FILES.ownerSocket,
  );
}

/** Makes the private folder of a socket that does not fit into the config folder; one that others may enter is refused. */
export function prepareSocketFolder(path: string, directory: string): void {
  const folder = dirname(path);
  if (process.platform === 'win32' || folder === resolve(directory)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0) return;
  throw new ProblemError({
    code: 'configuration',
    message: `${folder} belongs to somebody else or is open to others, so Keyturn does not listen there`,
    cure: 'Remove that folder, or use a config folder with a shorter path (--config DIR)',
  });
}
