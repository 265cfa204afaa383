import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import type { Problem } from '../../main/domain/problem.ts';
import { openHistory } from '../../main/storage/history-file.ts';
import { modeOf, temporaryFolder } from './temporary-folder.ts';

function anEvent(number: number, given: Partial<KeyturnEvent> = {}): KeyturnEvent {
  return { at: '2026-01-02T03:04:05Z', kind: 'written', secret: `s${number}`, ...given };
}

function several(count: number): KeyturnEvent[] {
  return Array.from({ length: count }, (_, number) => anEvent(number));
}

test('an empty history has no events', () => {
  expect(openHistory({ directory: temporaryFolder() }).read({ limit: 10 })).toEqual([]);
});

test('the newest events are read, newest last, by whoever opens next', () => {
  const directory = temporaryFolder();
  const history = openHistory({ directory });
  for (const event of several(5)) history.append(event);
  expect(openHistory({ directory }).read({ limit: 3 })).toEqual(several(5).slice(2));
  expect(modeOf(join(directory, 'history.jsonl'))).toBe('600');
});

test('news of a secret is kept with what was noticed; a phrase that nobody knows is no event', () => {
  const directory = temporaryFolder();
  const history = openHistory({ directory });
  const news = anEvent(1, { kind: 'noticed', notice: 'rotation failed', cause: 'sqs' });
  history.append(news);
  appendFileSync(join(directory, 'history.jsonl'), `${JSON.stringify({ ...news, notice: 'something else' })}\n`);
  expect(history.read({ limit: 10 })).toEqual([news]);
});

test('old files are kept in a fixed number and read in order', () => {
  const directory = temporaryFolder();
  const history = openHistory({ directory, rotateAtBytes: 500 });
  const events = several(60);
  for (const event of events) history.append(event);
  expect(readdirSync(directory).sort()).toEqual([
    'history.jsonl',
    'history.jsonl.1',
    'history.jsonl.2',
    'history.jsonl.3',
  ]);
  const read = history.read({ limit: 1000 });
  expect(read.length).toBeGreaterThan(20);
  expect(read).toEqual(events.slice(-read.length));
});

test('a torn last line is left out and spoils no other', () => {
  const directory = temporaryFolder();
  const path = join(directory, 'history.jsonl');
  const history = openHistory({ directory });
  history.append(anEvent(1));
  history.append(anEvent(2));
  truncateSync(path, statSync(path).size - 9);
  history.append(anEvent(3));
  expect(history.read({ limit: 9 })).toEqual([anEvent(1), anEvent(3)]);
});

test('an event of a kind that is not known yet is left out', () => {
  const directory = temporaryFolder();
  const history = openHistory({ directory });
  appendFileSync(join(directory, 'history.jsonl'), '{"at":"2030","kind":"teleported"}\n');
  history.append(anEvent(1, { problem: { code: 'conflict', message: 'm', cure: 'c' }, cause: 'poll', keys: ['A'] }));
  expect(history.read({ limit: 9 }).map((event) => event.kind)).toEqual(['written']);
});

test('no entry takes more than 4 KiB, and a long list of names is counted', () => {
  const directory = temporaryFolder();
  const history = openHistory({ directory });
  const keys = Array.from({ length: 1000 }, (_, number) => `VARIABLE_${number}`);
  history.append(anEvent(1, { keys }));
  history.append(anEvent(2, { problem: { code: 'unknown', message: 'm'.repeat(9000), cure: 'c' } }));
  history.append(anEvent(3, { keys: ['K'.repeat(9000)] }));
  const [first, second, third] = history.read({ limit: 3 });
  expect(first?.keys?.at(-1)).toBe(`and ${1000 - (first?.keys?.length ?? 0) + 1} more`);
  expect([second?.problem?.message.length, third?.secret]).toEqual([257, 's3']);
  expect(statSync(join(directory, 'history.jsonl')).size).toBeLessThan(3 * 4096);
});

test('a history that cannot be written is told once and stops nothing', () => {
  const directory = temporaryFolder();
  const problems: Problem[] = [];
  const history = openHistory({ directory, onProblem: (problem) => problems.push(problem) });
  mkdirSync(join(directory, 'history.jsonl'));
  history.append(anEvent(1));
  history.append(anEvent(2));
  expect(problems.map((problem) => problem.code)).toEqual(['write-failed']);
  rmSync(join(directory, 'history.jsonl'), { recursive: true });
  history.append(anEvent(3));
  expect(history.read({ limit: 9 })).toEqual([anEvent(3)]);
});
