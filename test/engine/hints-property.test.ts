import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hint, HintResult } from '../../main/domain/hint.ts';
import { listening, MINUTE, moved, QUEUE_GONE } from './listening.ts';

type Step =
  | { readonly kind: 'put' }
  /** The label goes back to a version from before. */
  | { readonly kind: 'move'; readonly back: number }
  /** Of any change so far, as often as it comes, whatever it leaves out. */
  | { readonly kind: 'tell'; readonly back: number; readonly says: 'all' | 'time' | 'version' | 'name' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'down' | 'up' };

const STEP: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('put' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), back: fc.nat(3) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('tell' as const),
      back: fc.nat(5),
      says: fc.constantFrom('all' as const, 'time' as const, 'version' as const, 'name' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1, 100, 600, MINUTE) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('down' as const, 'up' as const) }) },
);

type World = Awaited<ReturnType<typeof listening>>;
type Event = Required<Pick<Hint, 'versionId' | 'at'>>;
type Past = { readonly versions: string[]; readonly events: Event[]; readonly told: Answers[] };

function hintOf({ versionId, at }: Event, says: string): Hint {
  const hint = moved(versionId, { at });
  if (says === 'all') return hint;
  if (says === 'version') return moved(versionId);
  return says === 'time' ? { secret: 'dev/db', at } : { secret: 'dev/db' };
}

type Answers = Promise<readonly HintResult[]>;

/** Makes a step; `told` gets what the channel was promised, which time alone may keep. */
async function make(step: Step, world: World, { versions, events, told }: Past): Promise<void> {
  const { source, clock, hearing, say } = world;
  const at = clock.now();
  switch (step.kind) {
    case 'put': {
      const versionId = `v${versions.length + 1}`;
      source.put('dev/db', versionId, { user: versionId, password: 'p' });
      versions.push(versionId);
      events.push({ versionId, at });
      return;
    }
    case 'move': {
      const versionId = versions.at(-1 - step.back) ?? 'v1';
      source.label('dev/db', 'AWSCURRENT', versionId);
      events.push({ versionId, at });
      return;
    }
    case 'tell': {
      const event = events.at(-1 - step.back);
      if (event) told.push(say(hintOf(event, step.says)));
      return;
    }
    case 'wait':
      await clock.advance(step.ms);
      return;
    case 'down':
      hearing.state({ kind: 'down', since: at, problem: QUEUE_GONE });
      return;
    case 'up':
      hearing.state({ kind: 'up', since: at });
      return;
  }
}

test('whatever order hints come in, doubled or lost: each is answered, and a sweep ends at AWSCURRENT', async () => {
  const property = fc.asyncProperty(fc.array(STEP, { maxLength: 25 }), async (steps) => {
    const world = await listening();
    const { source, clock, hearing, engine, env } = world;
    const past: Past = { versions: ['v1'], events: [], told: [] };
    for (const step of steps) await make(step, world, past);
    await clock.advance(1000);
    const results = (await Promise.all(past.told)).flat();
    expect(new Set([...results, 'in step'])).toEqual(new Set(['in step']));
    await clock.advance(2 * MINUTE);
    hearing.sweep();
    await clock.advance(1000);
    const ref = { secret: 'dev/db', label: 'AWSCURRENT' };
    const current = (await source.describe(ref, new AbortController().signal)).versionOf.get('AWSCURRENT');
    expect(env()).toBe(current === 'v1' ? 'DB_USER=ann\nDB_PASSWORD=old\n' : `DB_USER=${current}\nDB_PASSWORD=p\n`);
    await engine.stop();
    expect(clock.armed).toBe(0);
  });
  await fc.assert(property, { numRuns: 150 });
});

test('without a sweep, every change that is told in full and not lost is written before its hint is answered', async () => {
  const turns = fc.array(
    fc.record({ waitMs: fc.constantFrom(0, 1, 100, 600), copies: fc.integer({ min: 1, max: 3 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  const property = fc.asyncProperty(turns, async (all) => {
    const { source, clock, say, env, engine } = await listening();
    const told = [];
    for (const [index, { waitMs, copies }] of all.entries()) {
      const versionId = `w${index}`;
      source.put('dev/db', versionId, { user: versionId, password: 'p' });
      for (let copy = 0; copy < copies; copy += 1) told.push(say(moved(versionId, { at: clock.now() })));
      await clock.advance(waitMs);
    }
    const last = told.at(-1);
    await clock.advance(1000);
    await last;
    expect(env()).toBe(`DB_USER=w${all.length - 1}\nDB_PASSWORD=p\n`);
    await engine.stop();
  });
  await fc.assert(property, { numRuns: 50 });
});
