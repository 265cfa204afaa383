import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A display and a session bus that nobody else sees. */
export type PrivateDesktop = {
  readonly display: string;
  readonly busAddress: string;
  stop(): Promise<void>;
};

async function firstLine(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.trim();
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}

/** Starts Xvfb and dbus-daemon. Raises the system's error when one of them is missing. */
export async function startPrivateDesktop(): Promise<PrivateDesktop> {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await Promise.all([once(xvfb, 'spawn'), once(bus, 'spawn')]);
  const display = `:${await firstLine(xvfb.stdio[3] as Readable)}`;
  const busAddress = await firstLine(bus.stdout);
  return {
    display,
    busAddress,
    async stop() {
      await Promise.all([end(xvfb), end(bus)]);
    },
  };
}
