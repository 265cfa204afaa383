import { describe, expect, test } from 'vitest';
import { READERS } from '../../main/domain/readers.ts';
import { draft, type Wish } from './drafting.ts';

describe('a refusal', () => {
  test('names the kind of value, the readers and the way out, never the value', () => {
    expect(draft({ text: 'A=1\n', set: { KEY: 'pass\'"word' }, readers: READERS })).toEqual({
      text: 'A=1\n',
      refused: [
        'KEY: The value has both quotes and a single quote, which dotenv, node, python-dotenv, shell read differently, however it is spelled.',
      ],
    });
  });

  test.each<[string, Wish]>([
    ['quotes never close', { text: 'A="x\nKEY=1\n', set: { KEY: '2' } }],
    ['a shell reads on', { text: "A=it's\nKEY=1\n", set: { KEY: '2' }, readers: ['shell'] }],
    ['Node reads the next line as the value', { text: 'A= \nKEY=1\n', set: { KEY: '2' } }],
    ['readers see different ends', { text: "KEY='a\\'\nB='c'\n", set: { KEY: '2' }, readers: ['dotenv', 'node'] }],
    ['a stray line sets it too', { text: 'KEY=1\nunset KEY\n', set: { KEY: '2' }, readers: ['shell'] }],
    ['no environment holds the value', { text: 'KEY=1\n', set: { KEY: 'a\0b' } }],
  ])('when %s leaves the text alone', (_, wish) => {
    const { text, refused } = draft(wish);
    expect([text, refused.length]).toEqual([wish.text, 1]);
  });
});
