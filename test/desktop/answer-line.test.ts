import { expect, test } from 'vitest';
import { answerLine } from '../../main/desktop/answer-line.ts';
import type { WatchView } from '../../main/domain/view.ts';
import { aFeed, aProblem, aView } from './views.ts';

const inStep = aView();
const denied = aView({ freshness: { kind: 'failed', problem: aProblem() } });
const conflicted = aView({ feeds: [aFeed('in step'), aFeed('conflict')] });
const unwritten = aView({ feeds: [aFeed('failed')] });
const unchecked = aView({ freshness: { kind: 'never checked' }, feeds: [aFeed('never written')] });

test.each<[string, readonly WatchView[]]>([
  ['nothing is watched yet', []],
  ['1 in step', [inStep]],
  ['all 3 in step', [inStep, inStep, inStep]],
  ['1 needs you, 1 cannot be checked, 2 in step', [inStep, denied, conflicted, inStep]],
  ['2 need you, 1 in step', [conflicted, inStep, conflicted]],
  ['1 cannot be written, 1 in step', [unwritten, inStep]],
  ['all 2 not checked yet', [unchecked, unchecked]],
])('says "%s"', (line, views) => {
  expect(answerLine(views, { isPaused: false })).toBe(line);
});

test('a local edit at an unchanged version is in step', () => {
  expect(answerLine([aView({ feeds: [aFeed('edited here')] })], { isPaused: false })).toBe('1 in step');
});

test('problems stay visible while paused', () => {
  expect(answerLine([inStep, conflicted, inStep], { isPaused: true })).toBe('1 needs you, 2 paused');
});
