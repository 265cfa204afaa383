import { expect, test } from 'vitest';
import type { HistoryRow } from '../../preload/views.ts';
import {
  type Block,
  blocksOf,
  chunksOf,
  dayName,
  guessedBlockHeight,
  guessedHeight,
} from '../../renderer/pages/history/chunks.ts';
import { entriesOf } from '../../renderer/pages/history/entries.ts';
import { filtered } from '../../renderer/pages/history/filtering.ts';
import { inProject } from '../../renderer/pages/history/in-project.ts';
import { lanesOf, tally } from '../../renderer/pages/history/rotation-lanes.ts';
import { middleCut } from '../../renderer/pages/middle-cut.ts';
import { targetNames } from '../../renderer/pages/target-names.ts';
import { dateMarks, timeScale } from '../../renderer/pages/time-scale.ts';
import { DAY, HOUR, NOW } from './fake/moments.ts';
import { watch } from './fake/watches.ts';

const row = (agoMs: number, kind: string, more: Partial<HistoryRow> = {}): HistoryRow => ({
  at: new Date(NOW - agoMs).toISOString(),
  kind,
  ...more,
});
const changed = row(HOUR, 'changed', { secret: 'dev/db', from: 'a', to: 'b' });
const written = row(HOUR, 'written', { secret: 'dev/db', target: '/code/shop/.env', keys: ['DB_PASSWORD'] });
const failed = row(2 * DAY, 'failed', { secret: 'dev/mail', problem: { code: 'x', message: 'Denied.', cure: '' } });
const rows = [changed, written, failed];

test('every word of a search must be found, in any case', () => {
  const entries = entriesOf(rows);
  const find = (search: string): readonly HistoryRow[] =>
    filtered(entries, { search, sort: 'all' }).map(({ row: one }) => one);
  expect([find('db_pass DEV'), find('denied'), find('db mail'), find('  ')]).toEqual([[written], [failed], [], rows]);
});

test('a tab lets through its kinds', () => {
  const sorted = (sort: 'rotations' | 'writes' | 'problems') =>
    filtered(entriesOf(rows), { search: '', sort }).map(({ row: one }) => one);
  expect([sorted('rotations'), sorted('writes'), sorted('problems')]).toEqual([[changed], [written], [failed]]);
});

test('a row belongs to the project of its file, else to those that watch the secret', () => {
  const isIn = inProject('/code/shop', [watch('dev/mail', { projects: ['/code/shop'] })]);
  expect(rows.map(isIn)).toEqual([false, true, true]);
  expect(isIn(row(0, 'written', { secret: 'dev/db', target: '/code/shopping/.env' }))).toBe(false);
});

test('a day that goes on in the next chunk is named once', () => {
  const chunks = blocksOf(entriesOf([changed, written, written, failed]), 4).flatMap((block) => chunksOf(block, 2));
  expect(chunks.map(({ first, count, days }) => [first, count, days.map(({ isStart }) => isStart)])).toEqual([
    [0, 2, [true]],
    [2, 2, [false, true]],
  ]);
});

test('a block takes the place that all its chunks would take, also where a day goes on', () => {
  const blocks = blocksOf(entriesOf([changed, written, written, written, failed]), 3);
  const pixels = (block: Block) => chunksOf(block, 2).reduce((sum, chunk) => sum + guessedHeight(chunk), 0);
  expect(blocks.map(({ first, end }) => [first, end])).toEqual([
    [0, 3],
    [3, 5],
  ]);
  expect(blocks.map(guessedBlockHeight)).toEqual(blocks.map(pixels));
});

test('days have names', () => {
  const start = new Date(NOW).setHours(0, 0, 0, 0);
  expect([dayName(start, NOW), dayName(start - 8 * DAY, NOW).name]).toEqual([
    { name: 'Today', note: 'Sunday, November 23' },
    'Saturday, November 15',
  ]);
});

test('a rotation is a dot, what did not reach its target a cross, what is planned a ring', () => {
  const stuck = row(DAY, 'conflict', { secret: 'dev/db', target: '/code/shop/.env' });
  const old = row(100 * DAY, 'changed', { secret: 'dev/db', from: 'z', to: 'a' });
  const watches = [watch('dev/db', { nextRotationBy: NOW + DAY })];
  expect(lanesOf({ entries: entriesOf([...rows, stuck, old]), watches }, NOW - 90 * DAY)).toEqual([
    { secret: 'dev/db', rotations: [NOW - HOUR], unwritten: [NOW - DAY], next: NOW + DAY },
  ]);
});

test('a secret that stands in two accounts has two lanes', () => {
  const watches = [watch('dev/db', { profile: 'one' }), watch('dev/db', { profile: 'two' })];
  const twice = ['one', 'two'].map((profile) => ({ ...changed, profile, region: 'eu-west-1' }));
  expect(lanesOf({ entries: entriesOf(twice), watches }, 0)).toHaveLength(2);
});

test('the answer counts rotations and what waits', () => {
  expect(tally({ entries: entriesOf(rows), watches: [] }, NOW - 30 * DAY)).toEqual({ rotations: 1, waiting: 0 });
});

test('past and future have one scale, and edges', () => {
  const { x } = timeScale({ now: 100, start: 0, left: 0, middle: 200, right: 260 });
  expect([x(-5), x(50), x(100), x(120), x(500)]).toEqual([0, 100, 200, 240, 260]);
});

test('dates that would run into each other are left out, the later ones stay', () => {
  const scale = timeScale({ now: NOW, start: NOW - 100 * DAY, left: 0, middle: 500, right: 600 });
  const marks = dateMarks([NOW - 40 * DAY, NOW - 45 * DAY, NOW - 2 * DAY, NOW - 80 * DAY], { scale, taken: [500] });
  expect(marks).toEqual([
    { x: 300, text: 'Oct 14' },
    { x: 100, text: 'Sep 4' },
  ]);
});

test('names are cut in the middle', () => {
  expect([middleCut('dev/billing/session-signing', 20), middleCut('short', 20)]).toEqual([
    'dev/bi…ssion-signing',
    'short',
  ]);
});

test('a target reads as today, else relative to its project', () => {
  const project = { directory: '/code/shop', name: 'shop', standing: 'runs', problems: [] } as const;
  const names = targetNames({ watches: [], projects: [project] });
  expect(['/code/shop/a/.env', '/code/shopping/.env', 'keychain:shop/db'].map(names)).toEqual([
    'a/.env',
    '/code/shopping/.env',
    'shop/db',
  ]);
});
