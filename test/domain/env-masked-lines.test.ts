import { expect, test } from 'vitest';
import { type MaskedLine, type Masking, maskedLines } from '../../main/domain/env-masked-lines.ts';
import { Sealed } from '../../main/domain/sealed.ts';

const BEFORE = '# about the database\nOTHER=CANARY-a\nexport DB_USER="CANARY-b" # CANARY-c\nKEY="CANARY-1\nCANARY-2"\n';
const AFTER = `${BEFORE.replace('CANARY-b', 'CANARY-new')}DB_HOST=CANARY-d\n`;

function masking(names: readonly string[]): Masking {
  return { before: new Sealed(BEFORE), after: new Sealed(AFTER), names: new Set(names) };
}

function leaks(lines: readonly MaskedLine[]): boolean {
  return JSON.stringify(lines).includes('CANARY');
}

/** Broken: shows the line as it is spelled. */
function shownAsSpelled({ after, names }: Masking): MaskedLine[] {
  const lines = after.reveal().split('\n');
  return lines.flatMap((text, index) => {
    const name = /(\w+)=/.exec(text)?.[1] ?? '';
    return names.has(name) ? [{ kind: 'same' as const, line: index + 1, name, text }] : [];
  });
}

test('managed lines show their names and eight dots, the others are counted', () => {
  const lines = maskedLines(masking(['DB_USER', 'DB_HOST', 'KEY']));
  expect(lines).toEqual([
    { kind: 'others', from: 1, to: 2 },
    { kind: 'changed', line: 3, name: 'DB_USER', text: 'export DB_USER=••••••••' },
    { kind: 'same', line: 4, name: 'KEY', text: 'KEY=••••••••' },
    { kind: 'added', line: 6, name: 'DB_HOST', text: 'DB_HOST=••••••••' },
  ]);
});

test('no value gets out, and a look that lets one out is caught', () => {
  const all = masking(['DB_USER', 'DB_HOST', 'KEY', 'OTHER']);
  expect([leaks(maskedLines(all)), leaks(shownAsSpelled(all))]).toEqual([false, true]);
});

test('an empty file has no lines', () => {
  const nothing = new Sealed('');
  expect(maskedLines({ before: nothing, after: nothing, names: new Set() })).toEqual([]);
});
