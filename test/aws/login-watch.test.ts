import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchLogins } from '../../main/aws/login-watch.ts';
import { aHome } from './aws-home.ts';

function aWatch(environment: Record<string, string> = {}) {
  const { home, write } = aHome();
  const told: string[] = [];
  const logins = watchLogins({
    surroundings: { environment, homeDirectory: home },
    onChange: () => told.push('forget'),
  });
  onTestFinished(() => logins.close());
  const listen = () => {
    const next = Promise.withResolvers<void>();
    const tell = (): void => {
      told.push('listener');
      next.resolve();
    };
    const stop = logins.subscribe(tell, () => false);
    return { next: next.promise, stop };
  };
  return { home, write, told, listen };
}

test.each([
  ['a first config file', '.aws/config'],
  ['changed keys', '.aws/credentials'],
  ['a first SSO login', '.aws/sso/cache/0123.json'],
  ['a first aws login', '.aws/login/cache/0123.json'],
])('%s is told, after the old login was forgotten', async (_name, file) => {
  const { write, told, listen } = aWatch();
  const { next } = listen();
  write(file, 'new');
  await next;
  expect(told.slice(0, 2)).toEqual(['forget', 'listener']);
});

test('a cache file rewritten in place is told', async () => {
  const { write, told, listen } = aWatch();
  write('.aws/sso/cache/0123.json', 'old');
  const { next } = listen();
  write('.aws/sso/cache/0123.json', 'newer');
  await next;
  expect(told).toEqual(['forget', 'listener']);
});

test('a folder that goes and comes back is watched again', async () => {
  const { home, write, listen } = aWatch();
  write('.aws/sso/cache/0123.json', 'old');
  const first = listen();
  rmSync(join(home, '.aws'), { recursive: true });
  await first.next;
  const second = listen();
  write('.aws/sso/cache/0123.json', 'new');
  await second.next;
});

test('the folder of AWS_LOGIN_CACHE_DIRECTORY counts', async () => {
  const { home } = aHome();
  const folder = join(home, 'elsewhere');
  mkdirSync(folder);
  const { listen } = aWatch({ AWS_LOGIN_CACHE_DIRECTORY: folder });
  const { next } = listen();
  writeFileSync(join(folder, 'a.json'), 'x');
  await next;
});

test('nobody is told after leaving, nor of files that mean nothing', async () => {
  const { write, told, listen } = aWatch();
  const left = listen();
  left.stop();
  const { next } = listen();
  write('notes.txt', 'x');
  write('.aws/cli/history', 'x');
  write('.aws/config', 'x');
  await next;
  expect(told).toEqual(['forget', 'listener']);
});
