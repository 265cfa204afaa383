import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ProblemError } from '../../main/domain/problem.ts';
import { createEnvFileTarget } from '../../main/targets/env-file.ts';
import type { Decide } from '../../main/targets/place-target.ts';
import { aProject, leftoversIn, outcomeOf } from './a-project.ts';
import { fakeKeytar, PLACE, setting, targetOn } from './fake-keychain.ts';
import { settingA } from './setting-a.ts';

/** A place that holds `old` and shall hold `new`. */
type Stage = {
  readonly change: (intent: Promise<void>) => Promise<void>;
  readonly holds: () => string | undefined;
  readonly leftovers: () => string[];
};

const LONG_ENOUGH_MS = 200;
const after = (decide: Decide, intent: Promise<void>): Decide => {
  return (observed) => {
    const draft = decide(observed);
    return draft && { ...draft, intent };
  };
};

function fileStage({ inPlace }: { readonly inPlace: boolean }): Stage {
  const { place, read, folder } = aProject('A=old\n');
  return {
    change: (intent) => createEnvFileTarget().change({ ...place, inPlace }, after(settingA('new'), intent)),
    holds: () => /old|new/.exec(read())?.[0],
    leftovers: () => leftoversIn(folder),
  };
}

function keychainStage(): Stage {
  const { keytar, items } = fakeKeytar();
  items.set('shop/db', 'old');
  return {
    change: (intent) => targetOn(keytar).change(PLACE, after(setting('new'), intent)),
    holds: () => items.get('shop/db'),
    leftovers: () => [],
  };
}

/** What the place holds while its intent is not durable yet, and afterwards. */
async function heldBeforeAndAfter(stage: Stage, change: Stage['change']): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const changing = change(promise);
  await delay(LONG_ENOUGH_MS);
  const before = stage.holds();
  resolve();
  await changing;
  return [before, stage.holds(), stage.leftovers()];
}

const stages: Readonly<Record<string, () => Stage>> = {
  'a file': () => fileStage({ inPlace: false }),
  'a file in place': () => fileStage({ inPlace: true }),
  'a keychain item': keychainStage,
};

test.each(Object.entries(stages))('%s changes only once the intent is durable', async (_name, open) => {
  const stage = open();
  expect(await heldBeforeAndAfter(stage, stage.change)).toEqual(['old', 'new', []]);
});

test.each(Object.entries(stages))('%s that does not wait for the intent is caught', async (_name, open) => {
  const stage = open();
  const hasty: Stage['change'] = () => stage.change(Promise.resolve());
  expect(await heldBeforeAndAfter(stage, hasty)).toEqual(['new', 'new', []]);
});

test.each(Object.entries(stages))('%s stays as it was when the intent cannot be made durable', async (_name, open) => {
  const stage = open();
  const problem = { code: 'write-failed', message: 'The disk is full.', cure: 'Free some space.' } as const;
  const intent = Promise.reject(new ProblemError(problem));
  intent.catch(() => undefined);
  const failed = await outcomeOf(stage.change(intent));
  expect([failed, stage.holds(), stage.leftovers()]).toEqual(['write-failed', 'old', []]);
});
