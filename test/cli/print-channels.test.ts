import { expect, test } from 'vitest';
import { formatEvent } from '../../main/cli/print/event.ts';
import type { Look } from '../../main/cli/print/look.ts';
import { formatStatus } from '../../main/cli/print/status.ts';
import type { ChannelView, WatchRoute } from '../../main/domain/channel.ts';
import type { SecretNews } from '../../main/domain/hint.ts';
import type { StatusDocument } from '../../main/session/lines.ts';

const NOW = new Date(2026, 4, 6, 12).getTime();
const at = (hour: number, minute: number, day = 6): number => new Date(2026, 4, day, hour, minute).getTime();
const look: Look = { paint: (_style, text) => text, cwd: '/shop', now: () => NOW };
const gone = { code: 'unreachable', message: 'The queue is gone.', cure: 'Make it again.' } as const;
const missed = { code: 'hint-missed', message: 'The last change came without an event.', cure: 'Test it.' } as const;
const empty: StatusDocument = { mood: 'calm', isPaused: false, watches: [], channels: [], calls: [] };

function aWatchOn(secret: string, route?: WatchRoute): StatusDocument['watches'][number] {
  const freshness = { kind: 'fresh', confirmedAt: NOW } as const;
  const common = {
    label: 'AWSCURRENT',
    versionId: 'v1',
    isChecking: false,
    intervalMs: 300_000,
    feeds: [],
    projects: [],
  };
  return { key: secret, secret, freshness, ...common, ...(route && { route }) };
}

function aQueue(changes: Partial<ChannelView> = {}): ChannelView {
  const address = 'https://sqs.eu-west-1.amazonaws.com/111122223333/me';
  return { name: 'me', kind: 'sqs', address, state: { kind: 'not running' }, hints: 0, unknown: [], ...changes };
}

const lines = (changes: Partial<StatusDocument>): string[] => formatStatus({ ...empty, ...changes }, look).split('\n');

test('the status says how changes of each secret are learned, and why not by events', () => {
  const watches = [
    aWatchOn('a', { kind: 'push + sweep' }),
    aWatchOn('b', { kind: 'sweep only', since: at(10, 43), problem: gone }),
    aWatchOn('c', { kind: 'sweep only', since: at(9, 5, 4), problem: missed }),
    aWatchOn('d', { kind: 'poll' }),
  ];
  const told = lines({ watches }).filter((line) => /^(SECRET|[a-d] | {2})/.test(line));
  expect(told.map((line) => line.replace(/^(\S+) .* {2}(\S.*)$/, '$1 $2').trim())).toEqual([
    'SECRET ROUTE',
    'a push + sweep',
    'b sweep only',
    'sweep only (channel down since 10:43): The queue is gone.',
    'Make it again.',
    'c sweep only',
    'sweep only (since May 4 09:05): The last change came without an event.',
    'Test it.',
    'd poll',
  ]);
});

test('while nothing runs there is no route to tell', () => {
  expect(lines({ watches: [aWatchOn('a')] }).join('\n')).not.toContain('ROUTE');
});

test('each channel is a line: where, whether it is up, and what came', () => {
  const channels = [
    aQueue({ state: { kind: 'up', since: at(10, 43) }, hints: 3, lastHintAt: NOW - 12_000 }),
    aQueue({ name: 'team', state: { kind: 'down', since: at(11, 0), problem: gone }, deadLetters: 2 }),
    aQueue({ name: 'idle', unknown: [{ what: 'EC2 event', count: 4 }] }),
  ];
  expect(lines({ channels }).map((line) => line.replaceAll(/ {2,}/g, '  '))).toEqual([
    'Nothing is watched yet.',
    'CHANNEL  KIND  ADDRESS  STATE  EVENTS',
    'me  sqs  https://sqs.eu-west-1.amazonaws.com/111122223333/me  up since 10:43  3 events, the last 12 s ago',
    'team  sqs  https://sqs.eu-west-1.amazonaws.com/111122223333/me  down since 11:00  no event yet',
    '  The queue is gone.',
    '  Make it again.',
    '  2 messages in the dead-letter queue; `keyturn channel redrive` moves them back.',
    'idle  sqs  https://sqs.eu-west-1.amazonaws.com/111122223333/me  not running  no event yet',
    '  not understood, and left where they were: 4 × EC2 event',
    '',
  ]);
});

test('the answer of a Keyturn from before channels is shown too', () => {
  const { channels: _, ...old } = empty;
  expect(formatStatus(old as StatusDocument, look)).toContain('Nothing is watched yet.');
});

test.each<[SecretNews, string]>([
  ['rotation started', 'A rotation has started; the value is still the same.'],
  ['rotation cancelled', 'Automatic rotation was turned off.'],
  ['deleted', 'It was marked for deletion.'],
  ['restored', 'It was restored.'],
  ['old version deleted', 'An old version was deleted; the value is still the same.'],
])('%s is a sentence', (notice, sentence) => {
  const event = { at: new Date(at(9, 0)).toISOString(), kind: 'noticed', secret: 'dev/db', notice } as const;
  expect(formatEvent(event, look)).toBe(`09:00:00  noticed    dev/db\n          ${sentence}`);
});

test('a rotation that failed brings its own words', () => {
  const problem = { code: 'rotation-failed', message: 'The rotation of dev/db failed.', cure: 'Look.' } as const;
  const event = { at: new Date(at(9, 0)).toISOString(), kind: 'noticed', notice: 'rotation failed', problem } as const;
  expect(
    formatEvent({ ...event, secret: 'dev/db' }, look)
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual(['09:00:00  noticed    dev/db', 'The rotation of dev/db failed.', 'Look.']);
});
