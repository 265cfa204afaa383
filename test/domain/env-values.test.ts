import { expect, test } from 'vitest';
import { observeEnv } from '../../main/domain/env-observed.ts';
import { fieldsOf } from '../../main/domain/fields.ts';
import type { Setting } from '../../main/domain/observed.ts';
import { READERS } from '../../main/domain/readers.ts';
import { Sealed } from '../../main/domain/sealed.ts';

const BEFORE = 'KEY=old\nB=1\n';

/** As it comes from AWS: the value of `key` in a JSON text. */
function settingOf(json: string, name: string): Setting {
  const value = fieldsOf({ kind: 'text', text: new Sealed(json) })?.find('key');
  if (value === undefined) throw new Error('The field is missing.');
  return { name, value, readers: READERS };
}

test.each([
  ['a lone high surrogate', String.raw`{"key":"x\ud83d"}`, 'a character that is no Unicode'],
  ['a lone low surrogate', String.raw`{"key":"\udd11x"}`, 'a character that is no Unicode'],
  ['a NUL', String.raw`{"key":"a\u0000b"}`, 'a NUL'],
])('a field with %s is refused by name, in a new line as in one that stands there', (_, json, kind) => {
  const refusals = ['KEY', 'NEW'].map((name) => {
    const { content, refused } = observeEnv(new Sealed(BEFORE)).draft([settingOf(json, name)], { removals: [] });
    return [content().reveal(), refused.map((refusal) => [refusal.name, refusal.reason.includes(kind)])];
  });
  expect(refusals).toEqual([
    [BEFORE, [['KEY', true]]],
    [BEFORE, [['NEW', true]]],
  ]);
});

test('a whole surrogate pair is a character like any other', () => {
  const made = observeEnv(new Sealed(BEFORE)).draft([settingOf(String.raw`{"key":"\ud83d\udd11"}`, 'KEY')], {
    removals: [],
  });
  expect(made.content().reveal()).toMatch(/^KEY=(['"]?)\u{1F511}\1\nB=1\n$/u);
});

/** AWS keeps at most 65,536 bytes in a secret. */
const LONGEST = 65_536;

test.each([
  ['64 KiB of letters', 'k'.repeat(LONGEST)],
  ['64 KiB that need quotes', 'k # '.repeat(LONGEST / 4)],
  ['64 KiB in lines', `${'k'.repeat(63)}\n`.repeat(LONGEST / 64)],
  ['one space', ' '],
  ['only spaces', '    '],
  ['a tab', '\t'],
  ['a space at the front', ' a'],
  ['spaces at the end', 'a  '],
  ['a hash', '#'],
  ['a hash behind a space', 'a #b'],
  ['hashes between letters', 'a#b#'],
  ['an equals sign', '='],
  ['equals signs', '=a=='],
  ['what looks like a line of a file', 'KEY=x # y'],
  ['nothing', ''],
])('%s arrives in every reader, quoted before or not, and stays', (_, value) => {
  const wishes = ['KEY=old\n', "KEY='old'\n", 'KEY="old" # c\n', 'A=1\n'].map((before) => {
    const setting = { name: 'KEY', value: new Sealed(value), readers: READERS };
    const made = observeEnv(new Sealed(before)).draft([setting], { removals: [] });
    return [made.refused, observeEnv(made.content()).holds(setting)];
  });
  expect(wishes).toEqual(Array.from({ length: 4 }, () => [[], true]));
});
