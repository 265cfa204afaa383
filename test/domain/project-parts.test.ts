import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costHints } from '../../main/domain/check-cost.ts';
import { formatDuration, parseDuration } from '../../main/domain/duration.ts';
import { isInsideGit, leavesProject, reasonAgainstTarget } from '../../main/domain/target-path.ts';
import type { Watch } from '../../main/domain/watch.ts';

function watchOf(secret: string, intervalMs: number): Watch {
  return { project: '/p', ref: { secret, label: 'AWSCURRENT' }, intervalMs, targets: [] };
}

test('durations', () => {
  const texts = ['30s', '5m', '1h', '1d', '1.5m', '30', 's', '-1s', '1e3s', '5 m', '5min', ''];
  expect(texts.map(parseDuration)).toEqual([
    ...[30_000, 300_000, 3_600_000, 86_400_000, 90_000],
    ...[undefined, undefined, undefined, undefined, undefined, undefined, undefined],
  ]);
});

test('a formatted duration reads back as the same', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), (ms) => parseDuration(formatDuration(ms * 10)) === ms * 10));
});

test('a hint tells what fast checks cost, once for each interval and secret', () => {
  const watches = [
    watchOf('a', 1000),
    watchOf('a', 1000),
    watchOf('b', 10_000),
    watchOf('c', 10_000),
    watchOf('d', 30_000),
  ];
  expect(costHints(watches)).toEqual([
    '1 secret is checked every 1s: 2,592,000 DescribeSecret calls a month, about $12.96 ($0.05 per 10,000 calls).',
    '2 secrets are checked every 10s: 518,400 DescribeSecret calls a month, about $2.59 ($0.05 per 10,000 calls).',
  ]);
});

const INSIDE_GIT = [
  ...[
    '.git/config',
    'a/.git/hooks/x',
    '.GIT/x',
    '.git./x',
    '.git /x',
    'git~1/x',
    '.g\u200cit/x',
    '.git::$INDEX_ALLOCATION/x',
    'a\\.git\\x',
    '.git',
  ],
];
const OUTSIDE_GIT = ['.gitignore', '.github/x', 'git/x', 'x.git/y', 'digit~1/x', '.env'];

function mistakes(isInside: (path: string) => boolean): string[] {
  return [...INSIDE_GIT.filter((path) => !isInside(path)), ...OUTSIDE_GIT.filter(isInside)];
}

test('every spelling of `.git` counts, its neighbours do not; a plain comparison misses some', () => {
  expect(mistakes(isInsideGit)).toEqual([]);
  expect(mistakes((path) => path.split('/').includes('.git'))).not.toEqual([]);
  expect(mistakes((path) => path.includes('.git'))).not.toEqual([]);
});

test('paths that may leave the project on some system', () => {
  const paths = ['../x', 'a/../../x', 'a\\..\\x', '/etc/x', '\\\\host\\x', 'C:/x', 'c:x', '.env', 'a..b/x', '..env'];
  expect(paths.filter((path) => !leavesProject(path))).toEqual(['.env', 'a..b/x', '..env']);
});

test('paths that can never be a target', () => {
  const paths = ['', ' ', 'a/', '.', 'a/..', 'a\0b', 'a\nb', '~/.env', 'a\\b', '.env', 'a b/.env', '.git/x'];
  expect(paths.filter((path) => reasonAgainstTarget(path) === undefined)).toEqual(['.env', 'a b/.env']);
});
