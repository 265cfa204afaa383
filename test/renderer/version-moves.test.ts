import { expect, test } from 'vitest';
import type { HistoryRow, VersionRow } from '../../preload/views.ts';
import {
  currentSpans,
  heldSpans,
  movesOf,
  pendingSpans,
  previousSpans,
  versionAt,
} from '../../renderer/pages/watch/version-moves.ts';

const at = (hour: number): number => Date.UTC(2026, 10, 24, hour);
const happened = (hour: number, kind: string, more: Partial<HistoryRow> = {}): HistoryRow => ({
  at: new Date(at(hour)).toISOString(),
  kind,
  ...more,
});
const version = (versionId: string, hour: number, ...labels: string[]): VersionRow => ({
  versionId,
  labels,
  createdAt: at(hour),
});

const VERSIONS = [version('b', 4, 'AWSPREVIOUS'), version('a', 1), version('c', 7, 'AWSCURRENT')];

test('without a history, a version became current when it was created', () => {
  expect(movesOf(VERSIONS, [])).toEqual([
    { at: at(1), versionId: 'a' },
    { at: at(4), versionId: 'b' },
    { at: at(7), versionId: 'c' },
  ]);
});

test('what this machine saw counts more than when the version was created', () => {
  expect(movesOf(VERSIONS, [happened(8, 'changed', { from: 'b', to: 'c' })]).at(-1)).toEqual({
    at: at(8),
    versionId: 'c',
  });
});

test('a label that was put back is drawn twice', () => {
  const back = [happened(8, 'changed', { from: 'b', to: 'c' }), happened(9, 'changed', { from: 'c', to: 'b' })];
  expect(movesOf(VERSIONS, back).map(({ versionId }) => versionId)).toEqual(['a', 'c', 'b']);
});

test('a version that is only pending never was current', () => {
  const moves = movesOf([...VERSIONS, version('d', 9, 'AWSPENDING')], []);
  expect(moves.map(({ versionId }) => versionId)).toEqual(['a', 'b', 'c']);
});

test('the last version is current until now, and the one before is the previous one', () => {
  const moves = movesOf(VERSIONS, []);
  expect(currentSpans(moves, at(10)).at(-1)).toEqual({ versionId: 'c', start: at(7), end: at(10) });
  expect(previousSpans(moves, at(10))).toEqual([
    { versionId: 'a', start: at(4), end: at(7) },
    { versionId: 'b', start: at(7), end: at(10) },
  ]);
});

test('a version is pending from its creation until it became current, or until now', () => {
  const versions = [...VERSIONS, version('d', 9, 'AWSPENDING')];
  const moves = movesOf(versions, [happened(8, 'changed', { from: 'b', to: 'c' })]);
  expect(pendingSpans({ versions, moves }, at(10))).toEqual([
    { versionId: 'c', start: at(7), end: at(8) },
    { versionId: 'd', start: at(9), end: at(10) },
  ]);
});

test('a write takes over what was current then', () => {
  const moves = movesOf(VERSIONS, []);
  const events = [
    happened(8, 'written', { target: '/p/.env' }),
    happened(5, 'written', { target: '/p/.env' }),
    happened(6, 'written', { target: '/p/.env' }),
    happened(5, 'written', { target: '/p/other' }),
  ];
  expect(heldSpans({ target: '/p/.env', events, moves }, at(10))).toEqual([
    { versionId: 'b', start: at(5), end: at(8) },
    { versionId: 'c', start: at(8), end: at(10) },
  ]);
});

test('before the first version nothing was current', () => {
  expect([versionAt(movesOf(VERSIONS, []), at(0)), versionAt(movesOf(VERSIONS, []), at(4))]).toEqual([undefined, 'b']);
});
