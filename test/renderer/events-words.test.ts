import { expect, test } from 'vitest';
import type { HistoryRow } from '../../preload/views.ts';
import { type Named, tell } from '../../renderer/words/events.ts';

const named: Named = { withSecret: true, nameOf: (target) => target.replace('/code/shop/', '') };

function said(row: Omit<HistoryRow, 'at'>, how: Named = named): string {
  const { says, soft } = tell({ at: '2026-11-24T10:00:00Z', ...row }, how);
  const first = says.map((part) => (typeof part === 'string' ? part : `<${part.code}>`)).join('');
  return soft === undefined ? first : `${first} (${soft})`;
}

const where = { secret: 'dev/db', target: '/code/shop/.env' };

test.each([
  [{ kind: 'changed', secret: 'dev/db', from: 'aaaa1111', to: 'bbbb2222' }, '<dev/db> rotated: <aaaa> to <bbbb>'],
  [{ kind: 'written', ...where, keys: ['A', 'B'] }, 'Wrote <A>, <B> to <.env> from <dev/db>'],
  [
    { kind: 'written', ...where, keys: ['A', 'B', 'C', 'D', 'E', 'F'] },
    'Wrote <A>, <B>, <C>, <D> and 2 more to <.env> from <dev/db>',
  ],
  [{ kind: 'conflict', ...where, keys: ['A'] }, 'Conflict on <A> in <.env> from <dev/db>. (Nothing was overwritten.)'],
  [{ kind: 'drifted', ...where, keys: ['A'] }, 'Local edit of <A> in <.env> from <dev/db>. (Left as you wrote it.)'],
  [{ kind: 'recovered', secret: 'dev/db' }, '<dev/db> is checked again'],
  [{ kind: 'action', secret: 'dev/db' }, 'Ran an action for <dev/db>'],
  [{ kind: 'sent by owl', ...where }, 'Sent by owl · <dev/db> · <.env>'],
])('%j', (row, sentence) => {
  expect(said(row)).toBe(sentence);
});

test('a failure names its secret unless the message does', () => {
  const problem = { code: 'denied', message: 'AWS denies it.', cure: 'Allow it.' };
  expect(said({ kind: 'failed', secret: 'dev/db', problem })).toBe('<dev/db>: AWS denies it. (Allow it.)');
  const naming = { ...problem, message: 'AWS denies dev/db.' };
  expect(said({ kind: 'failed', secret: 'dev/db', problem: naming })).toBe('AWS denies dev/db. (Allow it.)');
});

test('on the page of a watch its name is left out', () => {
  const short = { ...named, withSecret: false };
  expect(said({ kind: 'changed', secret: 'dev/db', from: 'aaaa1111', to: 'bbbb2222' }, short)).toBe(
    'Rotated: <aaaa> to <bbbb>',
  );
});
