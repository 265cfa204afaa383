import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { MAY_IMPORT, MAY_NOT_IMPORT } from './import-table.ts';

const ROOT = join(import.meta.dirname, '..');

/** The only files that may look into a Sealed. */
const MAY_REVEAL = [
  'main/desktop/system-port.ts',
  'main/domain/env-draft.ts',
  'main/domain/env-line-writer.ts',
  'main/domain/env-masked-lines.ts',
  'main/domain/env-observed.ts',
  'main/domain/fields.ts',
  'main/storage/ledger-mark.ts',
  'main/targets/env-file.ts',
  'main/targets/keychain.ts',
];

type Source = { readonly path: string; readonly text: string };

function sources(folder: string): Source[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return entries
    .filter((name) => /\.[cm]?tsx?$/.test(name))
    .map((name) => join(folder, name))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

function importsOf({ path, text }: Source): string[] {
  const found = text.replace(/`[^`]*`/g, '').matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)['"]([^'"\s]+)['"]/g);
  return [...found].map(([, name = '']) => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name));
}

/** Without comments, which may say anything. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}

function isUnder(name: string, place: string): boolean {
  return name === place || name.startsWith(/[:/]$/.test(place) ? place : `${place}/`);
}

function violationsOf(source: Source): string[] {
  const row = Object.keys(MAY_IMPORT).find((place) => isUnder(source.path, place));
  if (row === undefined) return source.path === 'main/cli.ts' ? [] : [`${source.path} stands in no row of the table`];
  const allowed = MAY_IMPORT[row] ?? [];
  const refused = MAY_NOT_IMPORT[row] ?? [];
  const isWrong = (name: string): boolean =>
    !allowed.some((place) => isUnder(name, place)) || refused.some((place) => isUnder(name, place));
  return importsOf(source)
    .filter(isWrong)
    .map((name) => `${source.path} imports ${name}`);
}

function longFiles(all: readonly Source[]): string[] {
  return all.filter(({ text }) => text.split('\n').length > 201).map(({ path }) => path);
}

const main = sources('main');
const product = [...main, ...sources('preload'), ...sources('renderer')];

test('imports go only where the table lets them', () => {
  expect(product.flatMap(violationsOf)).toEqual([]);
});

test.each([
  ['main/domain/planted.ts', `await import('electron');`],
  ['main/targets/planted.ts', `import { x } from '../aws/region.ts';`],
  ['main/engine/planted.ts', `import { readFileSync } from 'node:fs';`],
  ['main/cli/planted.ts', `import { x } from '../desktop/tray.ts';`],
  ['renderer/planted.tsx', `import type { Problem } from '../main/domain/problem.ts';`],
  ['preload/contract.ts', `import { ipcRenderer } from 'electron';`],
])('a planted import is caught: %s', (path, text) => {
  expect(violationsOf({ path, text })).toHaveLength(1);
});

test('only the desktop, the tray entry and the preload know Electron', () => {
  const entries = ['main/main.ts', 'preload/preload.ts'];
  const knows = product.filter((source) => importsOf(source).some((name) => /^electron(-store)?$/.test(name)));
  const others = knows.filter(({ path }) => !isUnder(path, 'main/desktop') && !entries.includes(path));
  expect(others.map(({ path }) => path)).toEqual([]);
});

test('values are revealed only in the named places', () => {
  const revealing = product.filter(({ text }) => /\.reveal\(/.test(text)).map(({ path }) => path);
  expect(revealing.sort()).toEqual(MAY_REVEAL);
});

test('files stay under 200 lines, half of them under 80', () => {
  const lengths = product.map(({ text }) => text.split('\n').length).sort((one, other) => one - other);
  expect(longFiles([...product, ...sources('test')])).toEqual([]);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
  expect(longFiles([{ path: 'planted.ts', text: 'x\n'.repeat(202) }])).toEqual(['planted.ts']);
});

test('functions end at 30 lines: the linter that `npm run check` runs holds it', () => {
  const { linter, overrides } = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
  const rule = linter.rules.complexity.noExcessiveLinesPerFunction;
  expect([rule.level, rule.options.maxLines]).toEqual(['error', 30]);
  expect(overrides.flatMap(({ includes }: { includes: string[] }) => includes)).toEqual([
    'vitest.config.ts',
    'test/**',
  ]);
});

test('no escape hatches, and no words that say nothing', () => {
  const hatch = /:\s*any\b|\bas any\b|<any>|@ts-ignore|@ts-expect-error|export default|\bTODO\b|\bFIXME\b/;
  const empty = /(^|(?<!secrets)[-/])(utils?|common|helpers?|manager|service|lib)([-./]|$)/;
  expect(product.filter(({ text }) => hatch.test(codeOf(text))).map(({ path }) => path)).toEqual([]);
  expect(product.filter(({ path }) => empty.test(path)).map(({ path }) => path)).toEqual([]);
});

test('time and chance come from outside into domain and engine', () => {
  const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bsetTimeout\b|\bsetInterval\b|\bperformance\.now\b/;
  const inner = main.filter(({ path }) => isUnder(path, 'main/domain') || isUnder(path, 'main/engine'));
  expect(inner.filter(({ text }) => impure.test(codeOf(text))).map(({ path }) => path)).toEqual([]);
});

test('nothing outside of CI leans on folders beside the project, nor on this machine', () => {
  const all = [...product, ...sources('test')].filter(({ path }) => path !== 'test/architecture.test.ts');
  expect(all.filter(({ text }) => /\.\.\/shared|\/work\/(main|shared)/.test(text)).map(({ path }) => path)).toEqual([]);
});
