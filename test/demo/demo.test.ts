import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ended } from '../support/ended.ts';
import { emptyFolder, keyturn, startKeyturn } from '../support/keyturn-process.ts';

test('a demo that is interrupted while it waits for the file ends well, and says where to go next', async () => {
  const child = startKeyturn(['demo', '--every', '1s'], { cwd: emptyFolder() });
  const end = ended(child);
  let told = '';
  child.stdout?.on('data', (chunk) => {
    const isFirst = !told.includes('Rotation 1 of 3');
    told += chunk;
    if (isFirst && told.includes('Rotation 1 of 3')) child.kill('SIGINT');
  });
  const { code, stdout, stderr } = await end;
  expect([code, stderr, stdout.includes('keyturn init')]).toEqual([0, '', true]);
});

test('a port that is taken is one message with its cure', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const said = await keyturn(['demo', '--aws-only', '--port', String(port)], { cwd: emptyFolder() });
  expect(said).toEqual({
    code: 2,
    stdout: '',
    stderr: `✗ Port ${port} is taken by another program.\n  Name another port, or none for a free one.\n`,
  });
});
