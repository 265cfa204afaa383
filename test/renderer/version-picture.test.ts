import { expect, test } from 'vitest';
import type { VersionRow, WatchRow } from '../../preload/views.ts';
import { geometryOf } from '../../renderer/pages/watch/picture-geometry.ts';
import { pictureText } from '../../renderer/pages/watch/picture-text.ts';
import { figureOf } from '../../renderer/pages/watch/version-lanes.ts';
import { DAY, NOW } from './fake/moments.ts';
import { viewOf } from './fake/states.ts';
import { databaseDetail } from './fake-watch.ts';

const view = viewOf('now');
const row = view.watches[0] as WatchRow;
const detail = databaseDetail(view, row.key);
const versions: readonly VersionRow[] = detail?.versions.ok ? detail.versions.value : [];
const input = { row, versions, events: detail?.events ?? [], now: NOW };
const figure = figureOf(input);

test('labels stand above, what this machine holds below', () => {
  expect(figure.lanes.map(({ kind, name }) => [kind, name])).toEqual([
    ['label', 'AWSCURRENT'],
    ['label', 'AWSPENDING'],
    ['label', 'AWSPREVIOUS'],
    ['target', '.env'],
    ['target', 'apps/api/.env'],
  ]);
});

test('a target that waits still holds the version before', () => {
  const held = figure.lanes.slice(3).map(({ spans }) => spans.at(-1)?.versionId.slice(0, 4));
  expect(held).toEqual(['7c3e', '3f2a']);
});

test('a target in step holds the new version, although nothing had to be written', () => {
  const settled = row.targets.map((target) => ({ ...target, state: 'in step' as const }));
  const { lanes } = figureOf({ ...input, row: { ...row, targets: settled } });
  const held = lanes
    .filter(({ kind }) => kind === 'target')
    .map((lane) => [lane.spans.at(-1)?.versionId.slice(0, 4), lane.isWritten]);
  expect(held).toEqual([
    ['3f2a', false],
    ['3f2a', true],
  ]);
});

test('what is planned carries on what is current now', () => {
  expect(figure.lanes.map(({ planned }) => planned?.slice(0, 4))).toEqual([
    '3f2a',
    undefined,
    '7c3e',
    undefined,
    undefined,
  ]);
});

test('without a planned rotation nothing is drawn ahead', () => {
  const { nextRotationBy: _, ...unplanned } = row;
  expect(figureOf({ ...input, row: unplanned }).lanes.flatMap(({ planned }) => planned ?? [])).toEqual([]);
  expect(geometryOf(figure, NOW, undefined).planned).toBeUndefined();
});

test('a label of one’s own gets a lane, from when this machine saw it move', () => {
  const blue = versions.map((version, index) => (index === 2 ? { ...version, labels: ['BLUE'] } : version));
  const events = [
    { at: new Date(NOW - DAY).toISOString(), kind: 'changed', from: 'x', to: versions[2]?.versionId ?? '' },
  ];
  const lanes = figureOf({ ...input, row: { ...row, label: 'BLUE' }, versions: blue, events }).lanes;
  expect(lanes.find(({ name }) => name === 'BLUE')?.spans).toEqual([
    { versionId: versions[2]?.versionId, start: NOW - DAY, end: NOW },
  ]);
});

test('every bar stays inside the picture, and is wide enough to be seen', () => {
  const geometry = geometryOf(figure, NOW, row.nextRotationBy);
  const bars = geometry.lanes.flatMap((lane) => lane.bars);
  expect(bars.length).toBeGreaterThan(8);
  expect(bars.filter(({ x, width }) => x < 99 || x + width > geometry.now + 0.1 || width < 5)).toEqual([]);
});

test('ninety days at most; a new secret gets its own stretch', () => {
  expect(geometryOf(figure, NOW, undefined).days).toBe(90);
  const young = figureOf({
    ...input,
    versions: [{ versionId: 'n', labels: ['AWSCURRENT'], createdAt: NOW - 3 * DAY }],
    events: [],
  });
  expect(geometryOf(young, NOW, undefined).days).toBe(3);
  expect(geometryOf(figureOf({ ...input, versions: [], events: [] }), NOW, undefined).days).toBe(1);
});

test('the picture is told in sentences', () => {
  expect(pictureText(figure, NOW, row.nextRotationBy)).toBe(
    'AWSCURRENT: 4d81 from Aug 25, a1f0 from Sep 24, 7c3e from Oct 24, 3f2a from Nov 23. ' +
      '.env holds 7c3e with your edit, waits. apps/api/.env holds 3f2a. The next rotation is planned for Dec 23.',
  );
});
