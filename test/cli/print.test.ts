import { expect, test } from 'vitest';
import { formatDiff } from '../../main/cli/print/diff.ts';
import { formatDatedEvents, formatEvent } from '../../main/cli/print/event.ts';
import type { Look } from '../../main/cli/print/look.ts';
import { formatStatus } from '../../main/cli/print/status.ts';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import type { StatusDocument } from '../../main/session/lines.ts';

const NOW = new Date(2026, 4, 6, 12).getTime();
const look: Look = { paint: (_style, text) => text, cwd: '/shop', now: () => NOW };
const offline = { code: 'unreachable', message: '127.0.0.1:9 refuses connections', cure: 'Check the network' } as const;

function eventAt(hour: number, parts: Partial<KeyturnEvent> = {}): KeyturnEvent {
  return { at: new Date(2026, 4, 6, hour).toISOString(), kind: 'failed', problem: offline, ...parts };
}

const empty: StatusDocument = { mood: 'calm', isPaused: false, watches: [], channels: [], calls: [] };

test('what failed for all secrets at once says so on its first line', () => {
  expect(formatEvent(eventAt(9), look)).toBe(
    '09:00:00  failed     127.0.0.1:9 refuses connections.\n          Check the network.',
  );
});

test('what failed for the project here has no dot in place of a name', () => {
  expect(formatEvent(eventAt(9, { target: '/shop' }), look).split('\n')[0]).toBe(
    '09:00:00  failed     127.0.0.1:9 refuses connections.',
  );
});

test('what failed for one secret names it first', () => {
  expect(formatEvent(eventAt(9, { secret: 'dev/db' }), look).split('\n')).toEqual([
    '09:00:00  failed     dev/db',
    '          127.0.0.1:9 refuses connections.',
    '          Check the network.',
  ]);
});

test('a history of today begins at the left edge; older days bring their column', () => {
  const older = eventAt(9, { at: new Date(2026, 4, 5, 9).toISOString() });
  const starts = (...events: KeyturnEvent[]): string[] =>
    formatDatedEvents(events, look).map((text) => text.slice(0, text.indexOf('failed')));
  expect(starts(eventAt(9))).toEqual(['09:00:00  ']);
  expect(starts(older, eventAt(9))).toEqual(['May 5 09:00:00  ', '      09:00:00  ']);
});

test('a secret that cannot be asked for stands in the diff by its name', () => {
  const asked = { secret: 'dev/db', label: 'AWSCURRENT', target: '', entries: [], isHeld: true, problem: offline };
  expect(formatDiff([asked], look)).toBe('dev/db\n  ✗ 127.0.0.1:9 refuses connections.\n    Check the network.');
});

test('the status ends with what was asked of AWS, and what it costs', () => {
  const calls = [{ api: 'DescribeSecret', profile: 'dev\u001b[2J', count: 8640, dollars: 0.0432 }];
  const [answer, head, , row] = formatStatus({ ...empty, calls }, look).split('\n');
  expect([answer, head]).toEqual(['Nothing is watched yet.', '8,640 AWS calls this month, about $0.04.']);
  expect(row).not.toContain('\u001b');
});
