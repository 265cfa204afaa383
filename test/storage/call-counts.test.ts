import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCallCounts, writeCallCounts } from '../../main/storage/call-counts.ts';
import { modeOf, temporaryFolder } from './temporary-folder.ts';

function kept(text: string) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'calls.json'), text);
  return readCallCounts(folder);
}

test('what is written is read again, by nobody else', () => {
  const folder = temporaryFolder();
  const call = { service: 'sqs', api: 'ReceiveMessage', profile: 'dev', count: 9, today: 2 };
  const tallies = { month: '2026-11', day: '2026-11-28', since: 5, calls: [call] };
  writeCallCounts(folder, tallies);
  expect([readCallCounts(folder), modeOf(join(folder, 'calls.json'))]).toEqual([tallies, '600']);
});

test('a file of an older Keyturn is one of Secrets Manager, counted from the start of its month', () => {
  const old = { month: '2026-11', calls: [{ api: 'DescribeSecret', profile: 'dev', count: 7, dollars: 1 }] };
  expect(kept(JSON.stringify(old))).toEqual({
    month: '2026-11',
    day: '',
    since: Date.UTC(2026, 10, 1),
    calls: [{ service: 'secrets_manager', api: 'DescribeSecret', profile: 'dev', count: 7, today: 0 }],
  });
});

test.each([
  '',
  '{',
  'null',
  '{"month":"soon","calls":[]}',
  '{"month":"2026-11","calls":[{"api":"A","profile":"p","count":-1}]}',
])('a damaged file is no file: %s', (text) => {
  expect(kept(text)).toBeUndefined();
});

test('without a file, or a folder to write it to, nothing is raised', () => {
  const nowhere = join(temporaryFolder(), 'nowhere');
  writeCallCounts(nowhere, { month: '2026-11', day: '', calls: [] });
  expect(readCallCounts(nowhere)).toBeUndefined();
});

test('a run that called nobody leaves no beginning: that is the first call', () => {
  const folder = temporaryFolder();
  writeCallCounts(folder, { month: '2026-11', day: '2026-11-28', calls: [] });
  expect(readCallCounts(folder)).toEqual({ month: '2026-11', day: '2026-11-28', calls: [] });
});
