import { expect, test } from 'vitest';
import type { KeyRow, TargetDetail } from '../../preload/views.ts';
import {
  allChoices,
  creating,
  firstChoices,
  isIdle,
  openChoices,
  questionOf,
} from '../../renderer/pages/watch/choices.ts';

const target = (changes: Readonly<Record<string, KeyRow['change']>>): TargetDetail => ({
  target: '/p/.env',
  name: '.env',
  isHeld: true,
  keys: Object.entries(changes).map(([name, change]) => ({ name, field: name, change })),
  readers: [],
});
const both = target({ A: 'conflict', B: 'edited here', C: 'in step', D: 'left behind' });
const drifted = target({ B: 'edited here', C: 'in step' });
const written = [{ at: '2026-11-24T10:00:00Z', kind: 'written', target: '/p/.env' }];

test('a conflict has no answer yet, an edit stays', () => {
  expect([firstChoices(both), openChoices(both, firstChoices(both))]).toEqual([{ B: 'keep' }, 1]);
});

test('all at once is about those that can be chosen', () => {
  expect(allChoices(both, 'take')).toEqual({ A: 'take', B: 'take' });
});

test('what Keyturn never wrote is asked about in other words', () => {
  expect([questionOf(both, written), questionOf(both, []), questionOf(drifted, written)]).toEqual([
    'conflict',
    'adoption',
    'drift',
  ]);
  expect(questionOf(target({ C: 'in step' }), written)).toBeUndefined();
});

test('keeping an edit that stays anyway is nothing to apply', () => {
  expect([
    isIdle(drifted, { B: 'keep' }),
    isIdle(drifted, { B: 'take' }),
    isIdle(both, { A: 'keep', B: 'keep' }),
  ]).toEqual([true, false, false]);
});

test('a file that is gone is made again with all but what was left behind', () => {
  expect(creating(both)).toEqual({ A: 'take', B: 'take', C: 'take' });
});
