import { expect, test } from 'vitest';
import { Sealed } from '../../main/domain/sealed.ts';
import type { Answer, Plain } from '../../preload/plain.ts';

test('a Sealed does not compile where something crosses the border, and would not show if it did', () => {
  const sealed = new Sealed('KTCANARY-plain');
  // @ts-expect-error: it has methods
  const crossing: Plain = sealed;
  // @ts-expect-error: nor deep inside
  const inside: Plain = { rows: [{ value: sealed }] };
  // @ts-expect-error: nor as the value of an answer
  const answer: Answer<Plain> = { ok: true, value: sealed };
  expect(JSON.stringify([crossing, inside, answer])).not.toContain('KTCANARY');
});
