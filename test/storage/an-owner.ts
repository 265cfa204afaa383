import { onTestFinished } from 'vitest';
import { callOwner } from '../../main/storage/owner-client.ts';
import { becomeOwner } from '../../main/storage/owner-lock.ts';
import type { Answer } from '../../main/storage/owner-session.ts';
import { serveOwner } from '../../main/storage/owner-socket.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const echo: Answer = async (request, send) => {
  send({ at: 1, kind: 'started' });
  send(request);
  return 3;
};

/** Owns a new folder and answers there until the test ends. */
export async function anOwner(answer: Answer, directory = temporaryFolder()) {
  const ownership = await becomeOwner(directory);
  const server = await serveOwner({ directory, answer });
  const stop = async (): Promise<void> => {
    await server.close();
    if (ownership.kind === 'owner') ownership.release();
  };
  onTestFinished(stop);
  return { directory, stop };
}

/** Asks for `status`. */
export function call(
  directory: string,
  { signal = new AbortController().signal, onLine = (_: unknown): void => undefined } = {},
) {
  return callOwner({ directory, request: { command: 'status', arguments: { json: true } }, onLine, signal });
}
