import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { csvOf } from '../../main/border/history-answers.ts';
import { openHistory } from '../../main/storage/history-file.ts';
import { anEvent } from '../desktop/views.ts';
import { aBorder } from './a-border.ts';

function aHistory() {
  const configDirectory = mkdtempSync(join(tmpdir(), 'keyturn-border-'));
  const history = openHistory({ directory: configDirectory });
  history.append(anEvent({ at: '2026-11-24T10:00:00.000Z', keys: ['API_KEY'] }));
  history.append(anEvent({ at: '2026-11-24T11:00:00.000Z', kind: 'failed', secret: 'prod/"quoted"' }));
  history.append(anEvent({ at: '2026-11-24T12:00:00.000Z', kind: 'conflict' }));
  return aBorder({ configDirectory }).border;
}

test.each([
  ['nothing in mind', { search: '', kinds: [], limit: 10 }, ['12', '11', '10']],
  ['the newest', { search: '', kinds: [], limit: 1 }, ['12']],
  ['a variable', { search: 'api_k', kinds: [], limit: 10 }, ['10']],
  ['a kind', { search: '', kinds: ['failed'], limit: 10 }, ['11']],
  ['a quote', { search: '"quoted"', kinds: [], limit: 10 }, ['11']],
  ['the name of a field, which is no content', { search: '"kind"', kinds: [], limit: 10 }, []],
])('a search with %s', async (_, ask, hours) => {
  const answer = await aHistory().ask('getHistory', ask);
  const rows = answer.ok ? (answer.value as { at: string }[]) : [];
  expect(rows.map(({ at }) => at.slice(11, 13))).toEqual(hours);
});

test('a cell that a spreadsheet would calculate starts with an apostrophe; quotes are doubled, lines end in CRLF', () => {
  const rows = ['=1+1', '+1', '-1', '@SUM', '＝1', 'plain', 'a,"b"'].map((secret) => ({
    at: 't',
    kind: 'written',
    secret,
  }));
  const cells = csvOf(rows)
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.slice('t,written,'.length).replace(/,+$/, ''));
  expect(cells).toEqual(["'=1+1", "'+1", "'-1", "'@SUM", "'＝1", 'plain', '"a,""b"""']);
});
