import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { removeTargets } from '../../main/storage/project-removal.ts';

const TEXT = `# head
version: 1   # the first

watches:
  # the shop
- secret: shop/db     # ours
  to:                 # where
  -   env: .env       # here
      map: {password:   DB_PASSWORD}   # keep

  # for the api
  - env: api/.env # - there
    as: DB
- secret: shop/mail
  to: [{ env: .env, as: MAIL }, { env: b.env, as: MAIL }, { env: c.env, as: MAIL }]   # three
# end`;
const SIZES = [2, 3];

test.each([
  ['the first', [0, 0], '  -   env: .env       # here\n      map: {password:   DB_PASSWORD}   # keep\n', ''],
  ['the last', [0, 1], '  - env: api/.env # - there\n    as: DB\n', ''],
  ['the first on one line', [1, 0], '{ env: .env, as: MAIL }, ', ''],
  ['a middle one on one line', [1, 1], ', { env: b.env, as: MAIL }', ''],
] as const)('%s goes, and no other byte changes', (_, place, gone, left) => {
  expect(TEXT).toContain(gone);
  expect(removeTargets(TEXT, [place], SIZES)).toBe(TEXT.replace(gone, left));
});

test('a watch goes with its last target, and each comment between the others stays', () => {
  const all = [0, 1, 2].map((target) => [1, target] as const);
  const gone = TEXT.slice(TEXT.indexOf('- secret: shop/mail'), TEXT.indexOf('# end'));
  expect(removeTargets(TEXT, all, SIZES)).toBe(TEXT.replace(gone, ''));
});

test('of the last watch an empty list is left, with the comments around it and Windows line ends', () => {
  const text =
    'version: 1 # one\r\nwatches: # ours\r\n  # the shop\r\n  - secret: a\r\n    to: [{ env: .env, as: A }]\r\n# end\r\n';
  expect(removeTargets(text, [[0, 0]], [1])).toBe(
    'version: 1 # one\r\nwatches: [] # ours\r\n  # the shop\r\n# end\r\n',
  );
});

test('a layout that cannot be cut is written anew, with its comments', () => {
  const text =
    '# head\nversion: 1\nwatches: # ours\n- # - the first\n  secret: a\n  to: [{ env: .env, as: A }]\n- secret: b\n  to: [{ env: .env, as: B }]\n';
  const left = removeTargets(text, [[0, 0]], [1, 1]);
  expect(parse(left)).toEqual({ version: 1, watches: [{ secret: 'b', to: [{ env: '.env', as: 'B' }] }] });
  expect(left).toContain('# head');
});

test('what an alias shares stays, and is told', () => {
  const text =
    'version: 1\nwatches:\n  - secret: a\n    to: &both [{ env: .env, as: A }, { env: b.env, as: A }]\n  - secret: b\n    to: *both\n';
  expect(() => removeTargets(text, [[0, 0]], [2, 2])).toThrow('by an alias');
  expect(() => removeTargets(text, [[1, 0]], [2, 2])).toThrow('by an alias');
});
