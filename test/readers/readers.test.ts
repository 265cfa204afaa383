// biome-ignore-all lint/suspicious/noTemplateCurlyInString: shell expansions are meant
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { READER_TABLE } from '../../main/domain/readers.ts';
import { partIsRequired } from '../support/require.ts';
import { anyCase, type Case } from './cases.ts';
import { type Drafted, edit, findFaults } from './check.ts';
import { findOracles, SHELL_FOLDER } from './oracles.ts';

const { oracles, missing } = findOracles();
const folder = mkdtempSync(join(tmpdir(), 'keyturn-readers-'));
const told = (cases: readonly Case[], editor = edit): string[] =>
  findFaults(cases, oracles, { folder: join(folder, 'batch'), editor }).map(
    (fault) => `${fault.oracle}: ${fault.what}: ${JSON.stringify(fault.one)}`,
  );

test.skipIf(missing.length > 0 && !partIsRequired('readers'))('all readers are here', () => {
  expect(missing).toEqual([]);
});

describe('the real readers', () => {
  test('read exactly the values, and everything else as before', () => {
    expect(told(fc.sample(anyCase, { numRuns: 300, seed: 20_261_124 }))).toEqual([]);
  });

  test('never execute a value', () => {
    const values = [
      '$(touch canary)',
      '`touch canary`',
      '"$(touch canary)"',
      "'$(touch canary)",
      'x\n$(touch canary)',
      '${X:-$(touch canary)}',
    ];
    const cases = values.flatMap((value) =>
      ['KEY="old"\n', 'KEY=old\n', "export KEY='old' # c\r\n", ''].map(
        (before): Case => ({ before, wanted: { KEY: value }, removals: [], group: [], readers: ['shell'] }),
      ),
    );
    expect([told(cases), existsSync(join(SHELL_FOLDER, 'canary'))]).toEqual([[], false]);
  });

  test('with --env-file, Node reads what was written', () => {
    const one: Case = {
      before: "A=1\nKEY='x'\n",
      wanted: { KEY: 'it\'s "a b" # \n$X' },
      removals: [],
      group: [],
      readers: ['node'],
    };
    const file = join(folder, 'real.env');
    writeFileSync(file, edit(one).after);
    const done = spawnSync(
      process.execPath,
      [`--env-file=${file}`, '-p', 'JSON.stringify([process.env.A, process.env.KEY])'],
      { env: {}, encoding: 'utf8' },
    );
    expect(JSON.parse(done.stdout)).toEqual(['1', one.wanted.KEY]);
  });
});

describe('broken variants are caught', () => {
  const asIs =
    (line: (value: string) => string) =>
    (one: Case): Drafted => {
      const lines = Object.entries(one.wanted).map(([name, value]) => `${name}=${line(value)}\n`);
      return { after: lines.join(''), written: one.wanted, removed: [], refused: [] };
    };
  const quoted: Case = { before: '', wanted: { KEY: 'say "hi" it\'s' }, removals: [], group: [], readers: ['node'] };
  const spaced: Case = { before: '', wanted: { KEY: 'a b' }, removals: [], group: [], readers: ['shell'] };

  test('a writer that believes Node understands \\"', () => {
    expect(told([quoted])).toEqual([]);
    expect(
      told(
        [quoted],
        asIs((value) => `"${value.replaceAll('"', '\\"')}"`),
      ).length,
    ).toBeGreaterThan(0);
  });

  test('a writer that gives a shell bare blanks', () => {
    expect(
      told(
        [spaced],
        asIs((value) => value),
      ).length,
    ).toBeGreaterThan(0);
  });

  test('a writer that lets the shell execute a value leaves the canary', () => {
    const one: Case = { before: '', wanted: { KEY: '$(touch caught)' }, removals: [], group: [], readers: ['shell'] };
    told(
      [one],
      asIs((value) => `"${value}"`),
    );
    expect(existsSync(join(SHELL_FOLDER, 'caught'))).toBe(oracles.some((oracle) => oracle.reader === 'shell'));
  });
});

test('what the table says of a spelling, no reader of that name contradicts', () => {
  const spellings = [
    'x',
    '"a\\nb"',
    "'a\\nb'",
    '"a\\\\b"',
    "'a\\\\b'",
    '"a\\"b"',
    '`a b`',
    "'it'\\''s'",
    'a#b',
    '"${Y}"',
    "'${Y}'",
    '"$Y"',
    '"a$"',
    'a b',
    '"a\\tb"',
    'a"b',
    "a'b",
    '~',
    'a:~/b',
    '=a',
    'a=b',
  ];
  const paths = spellings.map((spelling, at) => {
    const path = join(folder, `spelling-${at}`);
    writeFileSync(path, `KEY=${spelling}\n`);
    return path;
  });
  const contradicted = oracles.flatMap((oracle) => {
    const readings = oracle.read(paths);
    const said = (spelling: string): string | undefined =>
      READER_TABLE[oracle.reader].read(spelling, { isExported: false });
    return spellings
      .filter((spelling, at) => said(spelling) !== undefined && readings[at]?.KEY !== said(spelling))
      .map((spelling) => `${oracle.name} ${spelling}`);
  });
  expect(contradicted).toEqual([]);
  expect(readFileSync(paths[0] ?? '', 'utf8')).toBe('KEY=x\n');
});
