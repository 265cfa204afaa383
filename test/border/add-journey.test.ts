import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openBorder } from '../../main/border/border.ts';
import { CarriedSession } from '../../main/border/carried-session.ts';
import { anAdd } from './an-add.ts';

test('from the list to the written file, as the window asks it', async () => {
  const { ports, draft, project, standIn } = await anAdd();
  standIn.secrets.put('dev/mail', 'CANARY-mail');
  const session = new CarriedSession({ carryOut: ports.carry, projects: [], accept: false, now: ports.clock.now });
  const border = openBorder({ ...ports, session });
  onTestFinished(async () => {
    border.stop();
    await session.stop();
  });
  const written = new Promise<string>((resolve) => {
    session.onEvent(({ kind, target }) => kind === 'written' && resolve(target ?? ''));
  });
  expect(await border.ask('listSecrets', { search: 'db' })).toMatchObject({
    ok: true,
    value: { secrets: [{ name: 'dev/db' }] },
  });
  expect(await border.ask('getFields', { secret: 'dev/db' })).toMatchObject({ value: { fields: ['password'] } });
  expect(await border.ask('preview', draft())).toMatchObject({ ok: true, value: { keys: [{ change: 'new' }] } });
  expect(existsSync(join(project, 'keyturn.yaml'))).toBe(false);
  expect(await border.ask('addWatch', draft())).toEqual({ ok: true, value: undefined });
  expect(await written).toBe(join(project, '.env'));
  expect(readFileSync(join(project, '.env'), 'utf8')).toBe('DB_PASSWORD=CANARY-value\n');
  const more = new Promise<string>((resolve) => {
    session.onEvent(({ kind, secret }) => kind === 'written' && secret === 'dev/mail' && resolve(secret));
  });
  await border.ask('addWatch', draft({ secret: 'dev/mail', variables: { '': 'MAIL' } }));
  expect(await more).toBe('dev/mail');
  expect(readFileSync(join(project, '.env'), 'utf8')).toBe('DB_PASSWORD=CANARY-value\nMAIL=CANARY-mail\n');
  const [view] = session.views();
  expect(await border.ask('getWatch', { key: JSON.stringify([view?.secret, view?.label, null, null]) })).toMatchObject({
    ok: true,
    value: { versions: { ok: true, value: [{ labels: ['AWSCURRENT'] }] } },
  });
});

test('a target whose file is gone goes out of keyturn.yaml, and nothing else with it', async () => {
  const yaml =
    'version: 1\n# ours\nwatches:\n  - secret: dev/db\n    to:\n      - env: .env # here\n        map: { password: A }\n      - env: b.env\n        map: { password: B }\n';
  const { ports, project, read, standIn } = await anAdd({ 'keyturn.yaml': yaml });
  standIn.secrets.put('dev/db', '{"password":"CANARY-value"}');
  const session = new CarriedSession({
    carryOut: ports.carry,
    projects: [project],
    accept: true,
    now: ports.clock.now,
  });
  const border = openBorder({ ...ports, session });
  onTestFinished(async () => {
    border.stop();
    await session.stop();
  });
  await vi.waitUntil(() => existsSync(join(project, 'b.env')) && existsSync(join(project, '.env')), 20_000);
  rmSync(join(project, '.env'));
  const key = JSON.stringify(['dev/db', 'AWSCURRENT', null, null]);
  const remove = (target: string) => border.ask('removeTarget', { key, target });
  expect(await remove(join(project, 'c.env'))).toMatchObject({ ok: false, problem: { code: 'configuration' } });
  expect(read('keyturn.yaml')).toBe(yaml);
  expect(await remove(join(project, '.env'))).toEqual({ ok: true, value: undefined });
  expect(read('keyturn.yaml')).toBe(yaml.replace('      - env: .env # here\n        map: { password: A }\n', ''));
  await vi.waitUntil(() => session.views()[0]?.feeds.length === 1, 20_000);
  expect(session.views()[0]?.feeds.map(({ target }) => target)).toEqual([join(project, 'b.env')]);
  expect(session.projects()).toEqual([{ directory: project, problems: [] }]);
  expect(existsSync(join(project, '.env'))).toBe(false);
});
