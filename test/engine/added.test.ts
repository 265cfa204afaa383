import { expect, test } from 'vitest';
import { settled } from '../support/fake-clock.ts';
import { anEngine, aTarget, aWatch, MANUAL } from './setup.ts';

test('a target that is added to a watched secret is written at once, also while it is checked', async () => {
  const { clock, source, engine, env } = anEngine();
  source.put('dev/db', 'v1', { user: 'ann', password: 'old' });
  engine.start();
  await clock.advance(0);
  const [blog, docs] = ['/blog/.env', '/docs/.env'].map((file) => aWatch({ targets: [aTarget({ file })] }));
  engine.load([aWatch(), blog ?? aWatch()]);
  engine.sweepNew();
  await clock.advance(1000);
  expect(env('/blog/.env')).toBe('DB_USER=ann\nDB_PASSWORD=old\n');
  const answer = source.hold('dev/db');
  void engine.refresh(MANUAL);
  await settled();
  engine.load([aWatch(), blog ?? aWatch(), docs ?? aWatch()]);
  engine.sweepNew();
  answer();
  await clock.advance(1000);
  expect(env('/docs/.env')).toBe('DB_USER=ann\nDB_PASSWORD=old\n');
  const asked = source.calls.length;
  engine.sweepNew();
  await clock.advance(1000);
  expect(source.calls).toHaveLength(asked);
  await engine.stop();
});
