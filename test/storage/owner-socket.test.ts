import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serveOwner } from '../../main/storage/owner-socket.ts';
import { socketPath } from '../../main/storage/socket-path.ts';
import { anOwner, call, echo } from './an-owner.ts';
import { modeOf, temporaryFolder } from './temporary-folder.ts';

function connectedTo(directory: string): Socket {
  const socket = connect(socketPath(directory));
  onTestFinished(() => void socket.destroy());
  return socket;
}

test('the socket is for its user alone', async () => {
  const { directory } = await anOwner(echo);
  expect(modeOf(socketPath(directory))).toBe('600');
});

test.each([
  ['no JSON', 'hello\n'],
  ['no command', '{"protocol":1,"arguments":null}\n'],
  ['an unknown field', '{"protocol":1,"command":"status","arguments":null,"more":1}\n'],
  ['zero bytes', `${'\0'.repeat(5000)}\n`],
  ['a line without an end', 'x'.repeat(300_000)],
  ['a line that is too long', `{"protocol":1,"command":"status","arguments":"${'x'.repeat(70_000)}"}\n`],
])('%s is refused, and the next client is answered', async (_what, garbage) => {
  const { directory } = await anOwner(echo);
  const socket = connectedTo(directory);
  socket.write(garbage);
  const reply = JSON.parse(await text(socket));
  expect(reply).toEqual({ refused: expect.objectContaining({ code: 'configuration' }) });
  expect(await call(directory)).toEqual({ kind: 'answered', exitCode: 3 });
});

test('a client that hangs up before it asked harms nobody', async () => {
  const { directory } = await anOwner(echo);
  const socket = connectedTo(directory);
  await once(socket, 'connect');
  socket.destroy();
  expect(await call(directory)).toEqual({ kind: 'answered', exitCode: 3 });
});

test('an older client is told to restart', async () => {
  const { directory } = await anOwner(echo);
  const socket = connectedTo(directory);
  socket.write('{"protocol":0,"command":"status","arguments":null}\n');
  expect(JSON.parse(await text(socket)).refused.cure).toContain('start it again');
});

test('a path too long for a socket moves it to a private folder, which the lock names', async () => {
  const runtime = temporaryFolder();
  vi.stubEnv('XDG_RUNTIME_DIR', runtime);
  onTestFinished(() => void vi.unstubAllEnvs());
  const directory = join(temporaryFolder(), 'd'.repeat(120));
  mkdirSync(directory);
  await anOwner(echo, directory);
  const { socket } = JSON.parse(readFileSync(join(directory, 'owner.lock.1'), 'utf8'));
  expect([socket.startsWith(runtime), modeOf(join(socket, '..')), modeOf(socket)]).toEqual([true, '700', '600']);
  vi.stubEnv('XDG_RUNTIME_DIR', temporaryFolder());
  expect(await call(directory)).toEqual({ kind: 'answered', exitCode: 3 });
});

test('a private folder that others may enter is refused', async () => {
  vi.stubEnv('XDG_RUNTIME_DIR', temporaryFolder());
  onTestFinished(() => void vi.unstubAllEnvs());
  const directory = join(temporaryFolder(), 'd'.repeat(120));
  mkdirSync(join(socketPath(directory), '..'), { mode: 0o755 });
  await expect(serveOwner({ directory, answer: echo })).rejects.toThrow('open to others');
});

const NOBODY = 65534;
const canBeAnother = process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0;

function connectAsAnother(socket: string): string {
  const script = `require('net').connect(${JSON.stringify(socket)}, () => { console.log('connected'); process.exit(); }).on('error', (error) => console.log(error.code));`;
  const user = ['--reuid', String(NOBODY), '--regid', String(NOBODY), '--clear-groups'];
  return spawnSync('setpriv', [...user, process.execPath, '-e', script], { encoding: 'utf8' }).stdout.trim();
}

test.skipIf(!canBeAnother)('another user cannot connect, even where the folder lets everybody in', async () => {
  const { directory } = await anOwner(echo);
  chmodSync(directory, 0o755);
  expect(connectAsAnother(socketPath(directory))).toBe('EACCES');
  // The same attempt finds a socket that is open to everybody.
  chmodSync(socketPath(directory), 0o666);
  expect(connectAsAnother(socketPath(directory))).toBe('connected');
});
