import { expect, test } from 'vitest';
import { fieldsOf, wholeOf } from '../../main/domain/fields.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import type { SecretContent } from '../../main/domain/secret.ts';

function text(content: string): SecretContent {
  return { kind: 'text', text: new Sealed(content) };
}

const VALUES: readonly (readonly [json: string, path: string, value: string | undefined])[] = [
  ['{"a":"x"}', 'a', 'x'],
  ['{"a":""}', 'a', ''],
  ['{"id":12345678901234567890}', 'id', '12345678901234567890'],
  ['{"price":1.10}', 'price', '1.10'],
  ['{"huge":1e400}', 'huge', '1e400'],
  ['{"on":true}', 'on', 'true'],
  ['{"a":{"b":"deep"}}', 'a.b', 'deep'],
  ['{"a":{"b":{"c":1}}}', 'a', '{"b":{"c":1}}'],
  ['{"a":{"id":12345678901234567890}}', 'a', '{"id":12345678901234567890}'],
  ['{"a.b":"literal","a":{"b":"path"}}', 'a.b', 'literal'],
  ['{"a":[1,2]}', 'a', '[1,2]'],
  ['{"a":null}', 'a', undefined],
  ['{"a":1}', 'a.rawJSON', undefined],
  ['{"a":"x"}', 'b', undefined],
  ['{"a":"x"}', 'constructor', undefined],
  ['{"__proto__":{"x":"y"}}', '__proto__.x', 'y'],
];

test.each(VALUES)('%s holds under %s what was written there', (json, path, value) => {
  expect(fieldsOf(text(json))?.find(path)?.reveal()).toBe(value);
});

test.each(['', 'plain', '[1]', '"x"', '12', 'null', '{"a":'])('%j has no fields, only its whole text', (content) => {
  expect(fieldsOf(text(content))).toBeUndefined();
  expect(wholeOf(text(content)).reveal()).toBe(content);
});

test('a binary secret is its base64 and has no fields', () => {
  const content: SecretContent = { kind: 'binary', base64: new Sealed('AAEC') };
  expect([fieldsOf(content), wholeOf(content).reveal()]).toEqual([undefined, 'AAEC']);
});

test('hostile keys change no prototype', () => {
  fieldsOf(text('{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}'));
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
