import { expect, test } from 'vitest';
import { createHandlers } from '../../main/border/handlers.ts';
import { createListeners } from '../../main/border/listeners.ts';
import { keepSettings } from '../../main/border/settings-answers.ts';
import { createViews } from '../../main/border/views.ts';
import { ProblemError } from '../../main/domain/problem.ts';
import { anEvent, aProblem } from '../desktop/views.ts';
import { settled } from '../support/fake-clock.ts';
import { aBorder, aStatus, borderPorts } from './a-border.ts';
import { fuzzBorder, type Opened } from './fuzz.ts';
import { SAMPLES } from './samples.ts';

const RUNS = 100_000;

test('a hundred thousand wrong messages are refused, crash nothing and do nothing', async () => {
  await expect(fuzzBorder({ runs: RUNS })).resolves.toBeUndefined();
});

/** Hands every message on as it came. */
function openUnchecked(): Opened {
  const { ports, done, requests } = borderPorts();
  const asking = { ...ports, signal: new AbortController().signal };
  const kept = keepSettings(asking, () => undefined);
  const views = createViews({ ...ports, settings: kept.now }, () => undefined);
  const handlers = createHandlers(asking, { kept, views, tell: createListeners().tell });
  const ask: Opened['border']['ask'] = async (name, body) => {
    const answer = Reflect.get(handlers, String(name)) as ((ask: unknown) => Promise<never>) | undefined;
    return { ok: true, value: await answer?.(body) };
  };
  return { border: { ask }, done, requests };
}

test('the same messages catch a border that checks nothing', async () => {
  await expect(fuzzBorder({ runs: RUNS, open: openUnchecked })).rejects.toThrow();
});

test('every right ask passes the check', async () => {
  const { ASKS } = await import('../../main/border/asks.ts');
  const wrong = Object.entries(SAMPLES).filter(
    ([name, ask]) => !ASKS[name as keyof typeof ASKS].safeParse(ask).success,
  );
  expect(wrong).toEqual([]);
});

test('what the owner refuses is an answer, and an unknown fault quotes nothing', async () => {
  const raising = (error: Error) => aBorder({ carry: () => Promise.reject(error) }).border.ask('resume', {});
  expect(await raising(new ProblemError(aProblem()))).toEqual({ ok: false, problem: aProblem() });
  expect(JSON.stringify(await raising(new TypeError('KTCANARY')))).not.toContain('KTCANARY');
});

test('in a browser the answer says that only the tray app can, and no value is fetched', async () => {
  const { ports, done } = borderPorts();
  const { system: _, ...browser } = ports;
  const { openBorder } = await import('../../main/border/border.ts');
  const border = openBorder({ ...browser, face: 'browser' });
  const answers = await Promise.all(
    (['reveal', 'copyValue', 'chooseFolder'] as const).map((name) => border.ask(name, SAMPLES[name])),
  );
  expect(answers).toMatchObject(
    answers.map(() => ({ ok: false, problem: { message: expect.stringContaining('tray') } })),
  );
  expect(done).toEqual([]);
});

test('in a browser a page is opened by the browser, and the face may show the demo itself', async () => {
  const { ports } = borderPorts();
  const { system: _, ...browser } = ports;
  const done: string[] = [];
  const { openBorder } = await import('../../main/border/border.ts');
  const border = openBorder({ ...browser, face: 'browser', startDemo: async () => void done.push('demo') });
  const opened = await border.ask('openPage', { page: 'console', key: SAMPLES.reveal.key });
  expect(opened).toMatchObject({ value: { address: expect.stringMatching(/^https:\/\/console\.aws\.amazon\.com\//) } });
  expect([await border.ask('startDemo', undefined), done]).toEqual([{ ok: true, value: undefined }, ['demo']]);
});

test('the file of a project is opened by its folder, and no other', async () => {
  const { border, done } = aBorder();
  expect((await border.ask('openTarget', { target: '/code/other' })).ok).toBe(false);
  expect((await border.ask('openTarget', { target: '/code/shop' })).ok).toBe(true);
  expect(done).toEqual(['openPath']);
});

test('reveal hands a sealed value to the system and nothing to the page, however the field is spelled', async () => {
  const { border, done } = aBorder();
  expect(await border.ask('reveal', SAMPLES.reveal)).toEqual({ ok: true, value: undefined });
  expect(done).toEqual(['fetch', 'reveal']);
});

test('a burst of events is one push, a change of nothing is none, and sequences grow', async () => {
  const { border, clock, show, tell } = aBorder();
  const start = clock.now();
  const sequences: number[] = [];
  border.on('viewChanged', ({ sequence }) => sequences.push(sequence));
  await settled();
  for (let event = 0; event < 20; event += 1) tell(anEvent());
  await clock.advance(100);
  tell(anEvent());
  await clock.advance(100);
  show(aStatus({ isChecking: true }));
  tell(anEvent());
  await clock.advance(100);
  expect(sequences).toEqual([start + 1, start + 2]);
});
