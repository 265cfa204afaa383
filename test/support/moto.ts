import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { freePort, startPeer } from './peer-process.ts';

const MOTO = process.env.KEYTURN_MOTO ?? join(homedir(), '.cache/keyturn-peers/venv/bin/moto_server');

export function isMotoMissing(): boolean {
  return !existsSync(MOTO);
}

/** moto's own server, with nothing of this machine's AWS settings. Ends with `close`, at the latest with this process. */
export async function startMoto(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const close = await startPeer({
    name: 'moto',
    command: MOTO,
    args: ['-H', '127.0.0.1', '-p', String(port)],
    env: { PATH: process.env.PATH, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', LANG: 'C.UTF-8' },
    answersAt: `${url}/moto-api/`,
  });
  return { url, close };
}
