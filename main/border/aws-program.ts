import { type ChildProcess, spawn } from 'node:child_process';
import { createOutput } from './sign-in-output.ts';

export type AwsRun = {
  readonly arguments: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly tell: (text: string) => void;
};

/** `absent`: there is no program `aws` in PATH. */
export type AwsEnd = { readonly kind: 'absent' | 'stopped' } | { readonly kind: 'ended'; readonly code: number };

/** With all it started: `aws` waits for the browser in a process of its own on some systems. */
function killAll(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}

/** Runs the AWS CLI without a shell and without input; tells what it says, line by line and scrubbed. Never rejects. */
export function runAws({ arguments: words, environment, signal, tell }: AwsRun): Promise<AwsEnd> {
  if (signal.aborted) return Promise.resolve({ kind: 'stopped' });
  const env = { ...environment, AWS_PAGER: '', PYTHONUNBUFFERED: '1', NO_COLOR: '1' };
  const child = spawn('aws', words, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const outputs = [child.stdout, child.stderr].map((stream) => {
    const output = createOutput(tell);
    stream.setEncoding('utf8').on('data', output.take);
    return output;
  });
  const stop = (): void => killAll(child);
  signal.addEventListener('abort', stop, { once: true });
  const { promise, resolve } = Promise.withResolvers<AwsEnd>();
  child.once('error', () => resolve({ kind: 'absent' }));
  child.once('close', (code) => {
    for (const output of outputs) output.end();
    resolve(signal.aborted ? { kind: 'stopped' } : { kind: 'ended', code: code ?? 1 });
  });
  return promise.finally(() => signal.removeEventListener('abort', stop));
}
