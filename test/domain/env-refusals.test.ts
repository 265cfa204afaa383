import { describe, expect, test } from 'vitest';
import { READERS } from '../../main/domain/readers.ts';
import { draft, refusalsOf, type Wish } from './drafting.ts';

describe('a refusal', () => {
  test('names the kind of value, the readers and the way out, never the value', () => {
    expect(draft({ text: 'A=1\n', set: { KEY: 'pass\'"word' }, readers: READERS })).toEqual({
      text: 'A=1\n',
      refused: [
        'KEY: the value has both kinds of quotes, which dotenv, node, python-dotenv, shell read differently, however it is spelled',
      ],
    });
  });

  test('is a part of a sentence each time: no capital, no period of its own', () => {
    const wishes: Wish[] = [
      { text: '', set: { KEY: 'pass\'"word' }, readers: READERS },
      { text: 'A="x\nKEY=1\n', set: { KEY: '2' } },
      { text: 'KEY=1\nunset KEY\n', set: { KEY: '2' }, readers: ['shell'] },
    ];
    const parts = wishes.flatMap((wish) => refusalsOf(wish).flatMap(({ reason, wayOut }) => [reason, wayOut]));
    expect([parts.length, parts.filter((part) => !/^[a-z].*[^.]$/.test(part))]).toEqual([6, []]);
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
