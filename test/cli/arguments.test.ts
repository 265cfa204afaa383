import { expect, test } from 'vitest';
import { readArguments } from '../../main/cli/arguments.ts';

function uiOf(...argv: string[]): (string | undefined)[] {
  const given = readArguments(argv);
  return given.kind === 'command' ? [...given.operands, given.options.text('ui'), ...given.projects] : [given.kind];
}

test('a number behind an option that may stand alone belongs to it, and nothing else does', () => {
  expect([
    uiOf('watch', '--ui'),
    uiOf('watch', '--ui', '4711'),
    uiOf('watch', '--ui=4711'),
    uiOf('--ui', '4711', 'watch'),
    uiOf('--ui', 'watch', '--project', '1'),
    uiOf('watch', '--ui', '--project', '2'),
  ]).toEqual([[''], ['4711'], ['4711'], ['4711'], ['', '1'], ['', '2']]);
});

test('a second number is one too many', () => {
  expect(() => uiOf('watch', '--ui', '1', '2')).toThrow('`watch` does not take `2`.');
});
