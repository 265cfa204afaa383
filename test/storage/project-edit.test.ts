import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import type { NewWatch } from '../../main/domain/project-addition.ts';
import { addWatch, starterProject } from '../../main/storage/project-edit.ts';
import { readProject } from '../../main/storage/project-file.ts';
import { faultsOf, loaded, MACHINE } from './a-project.ts';

const DATABASE: NewWatch = { secret: 'shop/db', target: { env: '.env', map: { password: 'DB_PASSWORD' } } };

test('the starter is valid, watches nothing, and keeps each comment when the first watch comes', () => {
  expect(loaded(readProject(starterProject(), MACHINE)).watches).toEqual([]);
  const first = addWatch(starterProject(), { ...DATABASE, profile: 'dev' });
  expect(first).toBe(
    starterProject().replace(
      'watches: []',
      [
        ...['watches:', '  - secret: shop/db', '    profile: dev', '    to:', '      - env: .env'],
        '        map: { password: DB_PASSWORD }',
      ].join('\n'),
    ),
  );
});

test('the commented sample of the starter is valid once it is uncommented', () => {
  const sample = starterProject()
    .replace(/^# (defaults)/m, '$1')
    .replace(/^watches: \[\]$/m, '')
    .replace(/^# One item.*\n#\n/m, 'watches:\n')
    .replace(/^#( {3}.*)$/gm, '$1');
  expect(loaded(readProject(sample, MACHINE)).watches.flatMap(({ targets }) => targets.length)).toEqual([4]);
});

test('the same wish twice changes nothing', () => {
  const once = addWatch(starterProject(), DATABASE);
  expect(addWatch(once, DATABASE)).toBe(once);
});

const WRITTEN = `# head
version: 1   # the first

watches:
- secret: shop/db     # ours


  to:                 # where
  -   env: .env       # here
      map: {password:   DB_PASSWORD}   # keep
  # more may come
# end`;

const INTO: readonly [string, NewWatch, (text: string) => string][] = [
  [
    'a field of the same file joins its map',
    { secret: 'shop/db', target: { env: '.env', map: { user: 'DB_USER' } } },
    (text) => text.replace('DB_PASSWORD}', 'DB_PASSWORD, user: DB_USER}'),
  ],
  [
    'another target joins the watch of its secret',
    { secret: 'shop/db', target: { env: '.env.b', as: 'DB' } },
    (text) => text.replace('# keep\n', '# keep\n  - env: .env.b\n    as: DB\n'),
  ],
  [
    'another name for a field is a target of its own',
    { secret: 'shop/db', target: { env: '.env', map: { password: 'PGPASSWORD' } } },
    (text) => text.replace('# keep\n', '# keep\n  - env: .env\n    map: { password: PGPASSWORD }\n'),
  ],
  [
    'another label is a watch of its own',
    { ...DATABASE, label: 'AWSPENDING' },
    (text) =>
      text.replace(
        '# keep\n',
        '# keep\n- secret: shop/db\n  label: AWSPENDING\n  to:\n    - env: .env\n      map: { password: DB_PASSWORD }\n',
      ),
  ],
];

test.each(INTO)('%s, and no other byte changes', (_, wish, expected) => {
  expect(addWatch(WRITTEN, wish)).toBe(expected(WRITTEN));
});

test('Windows line ends stay', () => {
  const text = addWatch('version: 1\r\nwatches:\r\n  # none yet\r\n', {
    secret: 'a',
    target: { env: '.env', as: 'A' },
  });
  expect(text).toBe(
    'version: 1\r\nwatches:\r\n  - secret: a\r\n    to:\r\n      - env: .env\r\n        as: A\r\n  # none yet\r\n',
  );
});

test('a text with faults is not edited', () => {
  expect(() => addWatch('version: 1\nwatchs: []', DATABASE)).toThrow(
    'keyturn.yaml has faults, so nothing can be added to it.',
  );
});

type Editor = (text: string, wish: NewWatch) => string;

const indent = fc.constantFrom('', '  ', '    ');
const note = fc.constantFrom('', '  # note', ' # ünïcode: { [', '   # - secret: no');
const gap = fc.constantFrom('', '\n', '# between\n', '\n\n  # indented\n');
const layout = fc.record({
  dash: indent,
  inner: indent,
  note,
  gap,
  end: fc.constantFrom('', '\n', '\n# end', '\n\n'),
  flow: fc.boolean(),
});

/** A valid file in some layout. */
function fileOf({
  dash,
  inner,
  note: comment,
  gap: between,
  end,
  flow,
}: typeof layout extends fc.Arbitrary<infer T> ? T : never): string {
  const map = flow ? ` { a: A }${comment}` : `${comment}\n${dash}${inner}      a: A${comment}`;
  const watch = `${dash}- secret: one${comment}\n${between}${dash}  to:${comment}\n${dash}${inner}  - env: .env${comment}\n${dash}${inner}    map:${map}`;
  return `# top\nversion: 1${comment}\n${between}watches:${comment}\n${watch}${end}`;
}

const target = fc.constantFrom<NewWatch['target']>(
  { env: '.env', map: { b: 'B', 'c d': 'C' } },
  { env: 'x/.env', prefix: '', readers: ['node'] },
  { keychain: { service: 's: #', account: 'a' } },
);
const wish: fc.Arbitrary<NewWatch> = fc.record({ secret: fc.constantFrom('one', 'two'), target });

/** Every line of the old text is there, in order, perhaps with something put into it. */
function keepsLines(before: string, after: string): boolean {
  const lines = after.split('\n');
  let at = 0;
  return before.split('\n').every((line) => {
    const found = lines.findIndex(
      (candidate, index) => index >= at && (candidate === line || candidate.replace(/, b: B, c d: C/, '') === line),
    );
    at = found + 1;
    return found !== -1;
  });
}

function holds(edit: Editor): boolean {
  const property = fc.property(layout, wish, (form, asked) => {
    const before = fileOf(form);
    const after = edit(before, asked);
    const again = JSON.stringify(parse(after));
    return (
      faultsOf(after).length === 0 &&
      keepsLines(before, after) &&
      again.includes(JSON.stringify(asked.target).slice(1, 12)) &&
      edit(after, asked) === after
    );
  });
  return !fc.check(property, { numRuns: 400 }).failed;
}

test('in every layout all lines and comments stay, the result is valid, and adding again changes nothing', () => {
  expect(holds(addWatch)).toBe(true);
});

test('the same check catches an editor that writes the document anew, and one that writes plain data', () => {
  const add = (document: ReturnType<typeof parseDocument>, { secret, target: to }: NewWatch): string => {
    document.addIn(['watches'], { secret, to: [to] });
    return document.toString();
  };
  expect(holds((text, asked) => add(parseDocument(text), asked))).toBe(false);
  expect(holds((text, asked) => add(parseDocument(JSON.stringify(parse(text))), asked))).toBe(false);
});
