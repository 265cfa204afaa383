import { expect, test } from 'vitest';
import type { NotificationText } from '../../main/desktop/notification-text.ts';
import { createNotifier } from '../../main/desktop/notifications.ts';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { anEvent, aProblem } from './views.ts';

async function shownAfter(...events: KeyturnEvent[]): Promise<NotificationText[]> {
  const [clock, shown]: [FakeClock, NotificationText[]] = [new FakeClock(), []];
  const notifier = createNotifier({ clock, show: (text) => shown.push(text) });
  for (const event of events) notifier.hear(event);
  await clock.advance(1000);
  return shown;
}

const conflict = anEvent({ kind: 'conflict', problem: aProblem('conflict', 'It was edited.', 'Choose.') });
const { target: _target, ...aboutSecret } = anEvent();
const denied: KeyturnEvent = { ...aboutSecret, kind: 'failed', problem: aProblem('access-denied') };

test('a rotation with two targets is one notification', async () => {
  expect(await shownAfter(anEvent(), anEvent({ target: '/code/shop/apps/api/.env' }))).toEqual([
    { title: 'dev/shop/database rotated', body: 'Wrote DB_PASSWORD to shop/.env and api/.env.' },
  ]);
});

test('a first write is no rotation', async () => {
  const { from: _, ...first } = anEvent();
  expect((await shownAfter(first)).map(({ title }) => title)).toEqual(['dev/shop/database written']);
});

test('two secrets are two notifications, four are one', async () => {
  const of = (secret: string) => anEvent({ secret, target: `/code/${secret}/.env` });
  expect(await shownAfter(of('a'), of('b'))).toHaveLength(2);
  expect(await shownAfter(of('a'), of('b'), of('c'), of('d'))).toEqual([
    { title: '4 secrets rotated', body: 'a and 3 more. Wrote 4 targets.' },
  ]);
});

test('a rotation that failed is told each time, one that began is not', async () => {
  const failed: KeyturnEvent = {
    ...aboutSecret,
    kind: 'noticed',
    problem: aProblem('rotation-failed', 'It failed.', 'Look.'),
  };
  const { problem: _problem, ...began } = failed;
  expect(await shownAfter(failed, began, failed)).toEqual(
    Array(2).fill({ title: 'Rotation failed: dev/shop/database', body: 'It failed. Look.' }),
  );
});

test('progress and what mends itself are not told', async () => {
  const throttled = anEvent({ kind: 'failed', problem: aProblem('throttled') });
  expect(await shownAfter(anEvent({ kind: 'checked' }), anEvent({ kind: 'drifted' }), throttled)).toEqual([]);
});

test('a conflict and a denied check are told at once, with the cure', async () => {
  expect(await shownAfter(conflict, denied)).toEqual([
    { title: 'Choose: dev/shop/database', body: 'It was edited. Choose.' },
    { title: 'Cannot check: dev/shop/database', body: 'AWS denies it. Ask for it.' },
  ]);
});

test('a choice that was told before a restart is not told again; another version is another choice', async () => {
  const before = new Set<string>();
  const isNews = (words: string): boolean => !before.has(words) && before.add(words).size > 0;
  const run = async (event: KeyturnEvent): Promise<number> => {
    const [clock, shown]: [FakeClock, NotificationText[]] = [new FakeClock(), []];
    createNotifier({ clock, isNews, show: (text) => shown.push(text) }).hear(event);
    await clock.advance(1000);
    return shown.length;
  };
  const next = { ...conflict, to: 'v9' };
  expect([await run(conflict), await run(conflict), await run(next), await run(denied), await run(denied)]).toEqual([
    ...[1, 0, 1],
    ...[1, 1],
  ]);
});

test('problems of many at once are one notification a kind', async () => {
  const secrets = ['a', 'b', 'c', 'd'];
  const conflicts = secrets.map((secret) => anEvent({ ...conflict, secret }));
  const failures = secrets.map((secret) => ({ ...denied, secret }));
  expect(await shownAfter(...conflicts, ...failures)).toEqual([
    { title: '4 secrets wait for your choice', body: 'a and 3 more. Nothing was overwritten.' },
    { title: '4 secrets cannot be checked', body: 'a and 3 more. Files keep their values.' },
  ]);
});

test('what mends itself is told when it has lasted, once', async () => {
  const [clock, shown]: [FakeClock, string[]] = [new FakeClock(), []];
  const notifier = createNotifier({ clock, show: ({ body }) => shown.push(body) });
  const throttled = { ...aboutSecret, kind: 'failed', problem: aProblem('throttled') } as const;
  notifier.hear(throttled);
  await clock.advance(5 * 60_000);
  notifier.hear(throttled);
  await clock.advance(60 * 60_000);
  expect(shown).toEqual([expect.stringMatching(/^Failing since .*\. AWS denies it\. Ask for it\.$/)]);
  notifier.hear({ ...aboutSecret, kind: 'recovered' });
  notifier.hear(throttled);
  await clock.advance(5 * 60_000);
  notifier.hear({ ...aboutSecret, kind: 'recovered' });
  await clock.advance(60 * 60_000);
  expect(shown).toHaveLength(1);
});

test('the same cause is told once, until it ended', async () => {
  expect(await shownAfter(denied, denied)).toHaveLength(1);
  expect(await shownAfter(denied, { ...aboutSecret, kind: 'recovered' }, denied)).toHaveLength(2);
});

test('one expired login is one notification, about its profile', async () => {
  const problem = aProblem(
    'login-expired',
    'The SSO sign-in of profile dev expired.',
    'Run `aws sso login --profile dev`.',
  );
  const expired = { at: '2026-11-24T12:00:00.000Z', kind: 'failed', profile: 'dev', problem } as const;
  expect(await shownAfter(expired, expired)).toEqual([
    {
      title: 'Sign in to dev',
      body: 'The SSO sign-in of profile dev expired. Run `aws sso login --profile dev`.',
    },
  ]);
});

test('what waits for its group is shown at once when the tray quits', () => {
  const shown: NotificationText[] = [];
  const notifier = createNotifier({ clock: new FakeClock(), show: (text) => shown.push(text) });
  notifier.hear(anEvent());
  notifier.flush();
  notifier.flush();
  expect(shown).toHaveLength(1);
});
