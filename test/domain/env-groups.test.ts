import { expect, test } from 'vitest';
import { observeEnv } from '../../main/domain/env-observed.ts';
import type { Removal } from '../../main/domain/observed.ts';
import { Sealed } from '../../main/domain/sealed.ts';

const SHARED = 'A_USER=1\nB_USER=2\n\nPORT=3\n';

test('every new variable goes to its own group', () => {
  const settings = (['A', 'B', 'C'] as const).map((letter) => ({
    name: `${letter}_PASS`,
    value: new Sealed('x'),
    readers: ['dotenv' as const],
    group: [`${letter}_USER`, `${letter}_PASS`],
  }));
  expect(observeEnv(new Sealed(SHARED)).draft(settings, { removals: [] }).content().reveal()).toBe(
    'A_USER=1\nA_PASS=x\nB_USER=2\nB_PASS=x\n\nPORT=3\nC_PASS=x\n',
  );
});

test('a removal is judged by those who read the file', () => {
  const text = "A=it's\nKEY=1\n";
  const without = (removal: Removal): string =>
    observeEnv(new Sealed(text))
      .draft([], { removals: [removal] })
      .content()
      .reveal();
  expect([
    without({ name: 'KEY' }),
    without({ name: 'KEY', readers: ['dotenv'] }),
    without({ name: 'KEY', readers: ['shell'] }),
  ]).toEqual(["A=it's\n", "A=it's\n", text]);
});
