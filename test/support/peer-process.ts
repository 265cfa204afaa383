import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const ATTEMPTS = 600;

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

export type PeerProgram = {
  /** For people. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole of it: nothing of this machine's AWS settings. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Something answers there once it runs. */
  readonly answersAt: string;
};

/** A server by others. Resolves when it answers; ends with what is returned, at the latest with this process. */
export async function startPeer({ name, command, args, env, answersAt }: PeerProgram): Promise<() => Promise<void>> {
  const server = spawn(command, args, { env, stdio: 'ignore' });
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(server, 'close');
  for (let attempt = 0; !(await answers(answersAt)); attempt++) {
    if (server.exitCode !== null || attempt === ATTEMPTS) throw new Error(`${name} does not start`);
    await delay(100);
  }
  return async () => {
    process.off('exit', kill);
    kill();
    await ended;
  };
}
