import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Sealed } from '../../main/domain/sealed.ts';

/** Every way a value usually slips out. */
function leaksOf(value: object): string[] {
  const ways: Record<string, string> = {
    json: JSON.stringify({ value }),
    text: `${value}`,
    inspect: inspect(value, { showHidden: true, depth: 9 }),
    clone: JSON.stringify(structuredClone({ ...value })),
    keys: Object.keys(value).join(),
    error: String(new Error('failed', { cause: value }).cause),
  };
  return Object.keys(ways).filter((way) => ways[way]?.includes('hunter2'));
}

class Careless {
  readonly plaintext = 'hunter2';
}

test('a sealed value does not print, serialize, clone or show its fields', () => {
  expect(leaksOf(new Sealed('hunter2'))).toEqual([]);
});

test('the same look finds a careless one', () => {
  expect(leaksOf(new Careless())).toEqual(['json', 'inspect', 'clone']);
});

test('it compares without being seen', () => {
  expect([new Sealed('a').equals(new Sealed('a')), new Sealed('a').equals(new Sealed('b'))]).toEqual([true, false]);
});
