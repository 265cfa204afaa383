import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import dbus from '@particle/dbus-next';

const { Message } = dbus;

export type BusRecording = {
  /** Every byte that crossed the bus until now. */
  bytes(): Promise<Buffer>;
  stop(): Promise<void>;
};

/** Records a whole bus with dbus-monitor, method calls between others too. Records when it resolves. */
export async function recordBus(busAddress: string): Promise<BusRecording> {
  const monitor = spawn('dbus-monitor', ['--address', busAddress, '--binary'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const bus = dbus.sessionBus({ busAddress });
  const chunks: Buffer[] = [];
  monitor.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(monitor.stdout, 'data');
  return {
    async bytes() {
      // What came before a mark of ours was recorded before it.
      const mark = randomUUID();
      bus.send(Message.newSignal('/mark', 'org.keyturn.Mark', 'Mark', 's', [mark]));
      while (!Buffer.concat(chunks).includes(mark)) await once(monitor.stdout, 'data');
      return Buffer.concat(chunks);
    },
    async stop() {
      bus.disconnect();
      const ended = once(monitor, 'exit');
      monitor.kill();
      await ended;
    },
  };
}
