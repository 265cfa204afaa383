import { once } from 'node:events';
import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ProblemError } from '../../main/domain/problem.ts';
import { callOwner } from '../../main/storage/owner-client.ts';
import { becomeOwner } from '../../main/storage/owner-lock.ts';
import type { Answer } from '../../main/storage/owner-session.ts';
import { serveOwner } from '../../main/storage/owner-socket.ts';
import { ownIdentity } from '../../main/storage/process-identity.ts';
import { socketPath } from '../../main/storage/socket-path.ts';
import { modeOf, temporaryFolder } from './temporary-folder.ts';

const echo: Answer = async (request, send) => {
  send({ at: 1, kind: 'started' });
  send(request);
  return 3;
};

/** Owns a new folder and answers there until the test ends. */
async function anOwner(answer: Answer, directory = temporaryFolder()) {
  const ownership = await becomeOwner(directory);
  const server = await serveOwner({ directory, answer });
  const stop = async (): Promise<void> => {
    await server.close();
    if (ownership.kind === 'owner') ownership.release();
  };
  onTestFinished(stop);
  return { directory, stop };
}

function call(
  directory: string,
  { signal = new AbortController().signal, onLine = (_: unknown): void => undefined } = {},
) {
  return callOwner({ directory, request: { command: 'status', arguments: { json: true } }, onLine, signal });
}

function connectedTo(directory: string): Socket {
  const socket = connect(socketPath(directory));
  onTestFinished(() => void socket.destroy());
  return socket;
}

test('a client gets every line and the exit code', async () => {
  const { directory } = await anOwner(echo);
  const lines: unknown[] = [];
  const called = await call(directory, { onLine: (line) => lines.push(line) });
  expect(called).toEqual({ kind: 'answered', exitCode: 3 });
  expect(lines).toEqual([
    { at: 1, kind: 'started' },
    { command: 'status', arguments: { json: true } },
  ]);
});

test('ten thousand lines arrive whole and in order', async () => {
  const { directory } = await anOwner(async (_, send) => {
    for (let number = 0; number < 10_000; number++) send({ number, umlaut: 'ä€'.repeat(20) });
    return 0;
  });
  const numbers: unknown[] = [];
  await call(directory, { onLine: (line) => numbers.push((line as { number: number }).number) });
  expect(numbers).toEqual(Array.from({ length: 10_000 }, (_, number) => number));
});

test('the socket is for its user alone', async () => {
  const { directory } = await anOwner(echo);
  expect(modeOf(socketPath(directory))).toBe('600');
});

test('without an owner there is none, be the folder new, released or missing', async () => {
  const { directory, stop } = await anOwner(echo);
  await stop();
  const calls = [call(directory), call(temporaryFolder()), call(join(directory, 'absent'))];
  expect(await Promise.all(calls)).toEqual([1, 2, 3].map(() => ({ kind: 'no-owner' })));
});

test('a killed owner left a lock and a socket: there is no owner, and the next one listens', async () => {
  const directory = temporaryFolder();
  const socket = socketPath(directory);
  writeFileSync(
    join(directory, 'owner.lock.1'),
    JSON.stringify({ ...ownIdentity(), start: 'earlier', protocol: 1, socket }),
  );
  writeFileSync(socket, 'left behind');
  expect(await call(directory)).toEqual({ kind: 'no-owner' });
  await anOwner(echo, directory);
  expect(await call(directory)).toEqual({ kind: 'answered', exitCode: 3 });
});

test('an owner that does not listen yet is waited for', async () => {
  const directory = temporaryFolder();
  await becomeOwner(directory);
  const called = call(directory);
  const server = await serveOwner({ directory, answer: echo });
  onTestFinished(() => server.close());
  expect(await called).toEqual({ kind: 'answered', exitCode: 3 });
});

test('an owner that never listens is given up', async () => {
  const directory = temporaryFolder();
  await becomeOwner(directory);
  expect(await call(directory)).toEqual({ kind: 'lost' });
});

test('a client that goes away aborts what it asked for', async () => {
  const { promise: aborted, resolve } = Promise.withResolvers<string>();
  const client = new AbortController();
  const { directory } = await anOwner(async (_, send, signal) => {
    signal.addEventListener('abort', () => resolve('aborted'));
    send({});
    await aborted;
    send({ late: true });
    return 0;
  });
  const called = call(directory, { signal: client.signal, onLine: () => client.abort() });
  expect([await aborted, await called]).toEqual(['aborted', { kind: 'lost' }]);
});

test('an owner that ends in mid-answer is lost, and has aborted the answer first', async () => {
  const steps: string[] = [];
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const { directory, stop } = await anOwner(async (_request, _send, signal) => {
    resolve();
    await once(signal, 'abort');
    steps.push('aborted');
    return 0;
  });
  const called = call(directory);
  await asked;
  await stop();
  steps.push('closed');
  expect([await called, steps]).toEqual([{ kind: 'lost' }, ['aborted', 'closed']]);
});

test('a problem of the owner reaches the client as itself, any other failure without its words', async () => {
  const problem = { code: 'conflict', message: 'DB_USER differs', cure: 'Choose one' } as const;
  const failing = await anOwner(() => Promise.reject(new ProblemError(problem)));
  const crashing = await anOwner(() => Promise.reject(new Error('canary-value')));
  const raised = await call(failing.directory).catch((error: ProblemError) => error.problem);
  expect(raised).toEqual(problem);
  const hidden = await call(crashing.directory).catch((error: ProblemError) => JSON.stringify(error.problem));
  expect(hidden).toContain('"unknown"');
  expect(hidden).not.toContain('canary');
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

test('an older owner is told to restart, before anything is asked of it', async () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'owner.lock.1'), JSON.stringify({ ...ownIdentity(), protocol: 0, socket: '/nowhere' }));
  await expect(call(directory)).rejects.toThrow(`process ${process.pid}) is another version`);
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

test('an owner in another container is asked at its socket', async () => {
  const directory = temporaryFolder();
  const socket = socketPath(directory);
  writeFileSync(
    join(directory, 'owner.lock.1'),
    JSON.stringify({ ...ownIdentity(), space: 'pid:[1]', pid: 7, protocol: 1, socket }),
  );
  const server = createServer().listen(socket);
  await once(server, 'listening');
  expect(await becomeOwner(directory)).toEqual({ kind: 'taken', pid: 7 });
  await new Promise((resolve) => server.close(resolve));
  expect((await becomeOwner(directory)).kind).toBe('owner');
  expect(lstatSync(join(directory, 'owner.lock.2')).isFile()).toBe(true);
});
