import { expect, test } from 'vitest';
import { refKey } from '../../main/domain/secret.ts';
import { anEngine, aTarget, aWatch } from './setup.ts';

const TWO = [aWatch(), aWatch({ secret: 'dev/api', targets: [aTarget({ file: '/project/api.env' })] })];
const KEY = refKey({ secret: 'dev/db', label: 'AWSCURRENT' });

function started(...[key, until]: [key?: string, until?: number]) {
  const world = anEngine(TWO);
  for (const secret of ['dev/db', 'dev/api']) world.source.put(secret, 'v1', { user: 'u', password: 'p' });
  world.engine.pause(key, until === undefined ? {} : { until: world.clock.now() + until });
  world.engine.start();
  return world;
}

const asked = (calls: readonly string[]): string[] =>
  [...new Set(calls.map((call) => call.split(' ')[1] ?? ''))].sort();

test('one paused secret is not asked about, the others are', async () => {
  const { source, clock, engine } = started(KEY);
  await clock.advance(600_000);
  expect([asked(source.calls), engine.viewsOf(TWO).map(({ pause }) => pause)]).toEqual([['dev/api'], [{}, undefined]]);
  await engine.stop();
});

test('a pause of everything ends by itself when its time is up, and says so', async () => {
  const { source, clock, engine, kinds } = started(undefined, 3_600_000);
  await clock.advance(3_500_000);
  const before = source.calls.length;
  await clock.advance(400_000);
  expect([before, asked(source.calls), engine.pauseOfAll]).toEqual([0, ['dev/api', 'dev/db'], undefined]);
  expect(kinds().slice(0, 3)).toEqual(['paused', 'started', 'started']);
  await engine.stop();
});

test('somebody may still check now while it is paused', async () => {
  const { source, engine } = started();
  await engine.refresh({ cause: 'manual', isDry: false, adopt: false }, new Set([KEY]));
  expect(asked(source.calls)).toEqual(['dev/db']);
  await engine.stop();
});
