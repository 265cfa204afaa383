import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const MOTO = process.env.KEYTURN_MOTO ?? join(homedir(), '.cache/keyturn-peers/venv/bin/moto_server');
const ATTEMPTS = 600;

export function isMotoMissing(): boolean {
  return !existsSync(MOTO);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/moto-api/`).then(
    () => true,
    () => false,
  );
}

/** moto's own server, with nothing of this machine's AWS settings. Ends with `close`, at the latest with this process. */
export async function startMoto(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { PATH: process.env.PATH, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', LANG: 'C.UTF-8' };
  const server = spawn(MOTO, ['-H', '127.0.0.1', '-p', String(port)], { env, stdio: 'ignore' });
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(server, 'close');
  for (let attempt = 0; !(await answers(url)); attempt++) {
    if (server.exitCode !== null || attempt === ATTEMPTS) throw new Error('moto does not start');
    await delay(100);
  }
  const close = async (): Promise<void> => {
    process.off('exit', kill);
    kill();
    await ended;
  };
  return { url, close };
}
