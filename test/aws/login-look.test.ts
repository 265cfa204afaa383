// Where the system tells nothing of changed files: a network home, a container, no watches left.
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { watchLogins } from '../../main/aws/login-watch.ts';
import { aHome, aRef, aSource, problemOfCall, SIGNAL } from './aws-home.ts';

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  watch: () => ({ on: () => undefined, close: () => undefined }),
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
});

const TEN_SECONDS = 10_000;

function aWatch(awaited = { is: true }) {
  const { home, write } = aHome();
  const told: string[] = [];
  const logins = watchLogins({ surroundings: { environment: {}, homeDirectory: home }, onChange: () => undefined });
  onTestFinished(() => logins.close());
  const leave = logins.subscribe(
    () => told.push('login'),
    () => awaited.is,
  );
  return { logins, write, told, leave };
}

test('a login that somebody waits for is found within ten seconds', () => {
  const { logins, write, told } = aWatch();
  logins.expect();
  vi.advanceTimersByTime(60_000);
  write('.aws/sso/cache/0123.json', 'new');
  vi.advanceTimersByTime(TEN_SECONDS);
  expect(told).toEqual(['login']);
});

test('one that came while the failure was on its way is found too', () => {
  const { logins, write, told } = aWatch();
  write('.aws/sso/cache/0123.json', 'new');
  logins.expect();
  vi.advanceTimersByTime(TEN_SECONDS);
  expect(told).toEqual(['login']);
});

test('while nobody waits nothing is armed', () => {
  const awaited = { is: false };
  const { logins } = aWatch(awaited);
  expect(vi.getTimerCount()).toBe(0);
  logins.expect();
  vi.advanceTimersByTime(TEN_SECONDS);
  expect(vi.getTimerCount()).toBe(0);
});

test('looks end with the wait, begin again with the next, and end with the last listener', () => {
  const awaited = { is: true };
  const { logins, leave } = aWatch(awaited);
  const look = () => {
    logins.expect();
    vi.advanceTimersByTime(TEN_SECONDS);
    return vi.getTimerCount();
  };
  expect(look()).toBe(1);
  awaited.is = false;
  expect(look()).toBe(0);
  awaited.is = true;
  expect(look()).toBe(1);
  leave();
  expect([vi.getTimerCount(), look()]).toEqual([0, 0]);
});

test('a call that failed for want of a login begins them', async () => {
  const { home, write } = aHome();
  const source = aSource(home);
  const told: string[] = [];
  source.onLogin(
    () => told.push('login'),
    () => true,
  );
  expect(vi.getTimerCount()).toBe(0);
  const problem = await problemOfCall(source.describe(aRef({ profile: 'absent' }), SIGNAL));
  write('.aws/config', '[profile absent]\n');
  vi.advanceTimersByTime(TEN_SECONDS);
  expect([problem.code, told]).toEqual(['profile-missing', ['login']]);
});
