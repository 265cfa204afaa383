import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';

/** How many SIGINTs a process counts that loaded the store one way or another and was sent a single one. */
async function signalsSeen(loading: string): Promise<number> {
  const script = `
    await ${loading};
    let seen = 0;
    process.on('SIGINT', () => seen++);
    process.on('SIGTERM', () => { console.log(seen); process.exit(); });
    setInterval(() => {}, 1000);
    process.kill(process.pid, 'SIGINT');
    setTimeout(() => process.kill(process.pid, 'SIGTERM'), 100);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: import.meta.dirname });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return Number(printed);
}

test('one Ctrl-C stays one with the settings store loaded', async () => {
  expect(await signalsSeen("(await import('../../main/storage/conf-store.ts')).loadConfStore('/nowhere')")).toBe(1);
});

test('the same count finds the store loaded plainly', async () => {
  expect(await signalsSeen("import('conf')")).toBe(2);
});
