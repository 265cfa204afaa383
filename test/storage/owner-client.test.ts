import { once } from 'node:events';
import { lstatSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ProblemError } from '../../main/domain/problem.ts';
import { becomeOwner } from '../../main/storage/owner-lock.ts';
import { serveOwner } from '../../main/storage/owner-socket.ts';
import { ownIdentity } from '../../main/storage/process-identity.ts';
import { socketPath } from '../../main/storage/socket-path.ts';
import { anOwner, call, echo } from './an-owner.ts';
import { temporaryFolder } from './temporary-folder.ts';

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

test('an older owner is told to restart, before anything is asked of it', async () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'owner.lock.1'), JSON.stringify({ ...ownIdentity(), protocol: 0, socket: '/nowhere' }));
  await expect(call(directory)).rejects.toThrow(`process ${process.pid}) is another version`);
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
