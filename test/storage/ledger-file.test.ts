import { appendFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TargetRecord } from '../../main/domain/record.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import { openLedger } from '../../main/storage/ledger-file.ts';
import { everythingIn, modeOf, temporaryFolder } from './temporary-folder.ts';

const now = (): number => Date.UTC(2026, 0, 2, 3, 4, 5);

function aRecord(given: Partial<TargetRecord> = {}): TargetRecord {
  const written = { versionId: 'v1', marks: { DB_PASSWORD: 'aa' } };
  return { placeKey: 'env:/p/.env', secretKey: '["s"]', shape: 'x', written, isComplete: true, ...given };
}

function open(directory: string) {
  return openLedger({ directory, now });
}

test('records and sightings survive a restart', async () => {
  const directory = temporaryFolder();
  const ledger = open(directory);
  await ledger.intend([aRecord({ intended: { versionId: 'v2', marks: {} } }), aRecord({ secretKey: '["t"]' })]);
  ledger.settle(aRecord({ isComplete: false }));
  ledger.sight({ refKey: 'r', checkedAt: 1 });
  ledger.sight({ refKey: 'r', checkedAt: 2, versionId: 'v1' });
  const again = open(directory);
  expect(again.records()).toEqual([aRecord({ isComplete: false }), aRecord({ secretKey: '["t"]' })]);
  expect(again.record('env:/p/.env', '["t"]')).toEqual(aRecord({ secretKey: '["t"]' }));
  expect(again.sighting('r')).toEqual({ refKey: 'r', checkedAt: 2, versionId: 'v1' });
  expect(again.notice).toBeUndefined();
});

test('a forgotten record stays forgotten', () => {
  const directory = temporaryFolder();
  const ledger = open(directory);
  ledger.settle(aRecord());
  ledger.forget('env:/p/.env', '["s"]');
  expect([ledger.records(), open(directory).records()]).toEqual([[], []]);
});

test('a mark depends on place, name and text, and on where each ends', () => {
  const directory = temporaryFolder();
  const ledger = open(directory);
  const mark = ledger.mark('p', 'AB', new Sealed('C'));
  expect(mark).toMatch(/^[0-9a-f]{64}$/);
  expect(open(directory).mark('p', 'AB', new Sealed('C'))).toBe(mark);
  const others = [
    ledger.mark('p', 'A', new Sealed('BC')),
    ledger.mark('pA', 'B', new Sealed('C')),
    ledger.mark('p', 'AB', new Sealed('D')),
  ];
  expect(others).not.toContain(mark);
});

test('two machines mark the same text differently', () => {
  const [one, two] = [open(temporaryFolder()), open(temporaryFolder())];
  expect(one.mark('p', 'A', new Sealed('x'))).not.toBe(two.mark('p', 'A', new Sealed('x')));
});

test('ledger and key are readable for their user alone, and no value is in either', () => {
  const directory = temporaryFolder();
  const ledger = open(directory);
  const canary = 'canary-7f3a9';
  const mark = ledger.mark('p', 'A', new Sealed(canary));
  ledger.settle(aRecord({ written: { versionId: 'v', marks: { A: mark } } }));
  expect(['ledger.jsonl', 'ledger.key'].map((name) => modeOf(join(directory, name)))).toEqual(['600', '600']);
  expect(everythingIn(directory)).toContain(mark);
  expect(everythingIn(directory)).not.toContain(canary);
});

test('a line torn by a kill is dropped, and the next one is whole', () => {
  const directory = temporaryFolder();
  const path = join(directory, 'ledger.jsonl');
  const ledger = open(directory);
  ledger.settle(aRecord());
  ledger.settle(aRecord({ shape: 'later' }));
  truncateSync(path, statSync(path).size - 20);
  const repaired = open(directory);
  expect([repaired.records(), repaired.notice]).toEqual([[aRecord()], undefined]);
  repaired.settle(aRecord({ shape: 'latest' }));
  expect(open(directory).records()).toEqual([aRecord({ shape: 'latest' })]);
});

test('a last line that lacks only its end counts', () => {
  const directory = temporaryFolder();
  const path = join(directory, 'ledger.jsonl');
  open(directory).settle(aRecord());
  truncateSync(path, statSync(path).size - 1);
  open(directory).sight({ refKey: 'r', checkedAt: 1 });
  expect(open(directory).records()).toEqual([aRecord()]);
});

test('a damaged line is set aside, and the others count', () => {
  const directory = temporaryFolder();
  const path = join(directory, 'ledger.jsonl');
  open(directory).settle(aRecord());
  appendFileSync(path, '{"kind":"record","rec\u0000\u0000"}}\n');
  const ledger = open(directory);
  expect([ledger.records(), ledger.notice?.message]).toEqual([
    [aRecord()],
    `1 damaged lines of ${path} were set aside`,
  ]);
  expect(readFileSync(`${path}.damaged-2026-01-02T03-04-05.000Z`, 'utf8')).toContain('"rec');
  expect(open(directory).notice).toBeUndefined();
});

test.each([
  ['missing', (key: string) => rmSync(key)],
  ['cut', (key: string) => truncateSync(key, 31)],
  ['another', (key: string) => writeFileSync(key, Buffer.alloc(32, 7))],
])('with the key %s, nothing counts as written by us, and that is said once', (_what, spoil) => {
  const directory = temporaryFolder();
  const ledger = open(directory);
  ledger.settle(aRecord());
  ledger.sight({ refKey: 'r', checkedAt: 1 });
  spoil(join(directory, 'ledger.key'));
  const spoilt = open(directory);
  expect(spoilt.records()).toEqual([]);
  expect(spoilt.sighting('r')).toEqual({ refKey: 'r', checkedAt: 1 });
  expect(spoilt.notice?.message).toContain('was lost');
  const again = open(directory);
  expect([again.records(), again.notice]).toEqual([[], undefined]);
});

test('fields that a newer Keyturn added survive a rewrite', () => {
  const directory = temporaryFolder();
  open(directory).settle({ ...aRecord(), added: 'later' } as TargetRecord);
  appendFileSync(join(directory, 'ledger.jsonl'), 'torn');
  open(directory);
  expect(open(directory).records()).toEqual([{ ...aRecord(), added: 'later' }]);
});

test('a grown ledger is rewritten when it opens', () => {
  const directory = temporaryFolder();
  const ledger = open(directory);
  ledger.settle(aRecord());
  for (let checkedAt = 0; checkedAt < 3000; checkedAt++) ledger.sight({ refKey: 'r', checkedAt });
  const before = statSync(join(directory, 'ledger.jsonl')).size;
  const again = open(directory);
  expect(before).toBeGreaterThan(100_000);
  expect(statSync(join(directory, 'ledger.jsonl')).size).toBeLessThan(1000);
  again.settle(aRecord({ shape: 'y' }));
  expect([open(directory).records(), open(directory).sighting('r')?.checkedAt]).toEqual([
    [aRecord({ shape: 'y' })],
    2999,
  ]);
});

test('a ledger that runs for weeks does not grow for ever', () => {
  const directory = temporaryFolder();
  const ledger = open(directory);
  const refKey = 'r'.repeat(4096);
  for (let checkedAt = 0; checkedAt < 2500; checkedAt++) ledger.sight({ refKey, checkedAt });
  expect(statSync(join(directory, 'ledger.jsonl')).size).toBeLessThan(4_200_000);
  ledger.settle(aRecord());
  expect([open(directory).sighting(refKey)?.checkedAt, open(directory).records()]).toEqual([2499, [aRecord()]]);
});

test('a ledger that cannot be read says which file and what to do', () => {
  const directory = temporaryFolder();
  expect(() => openLedger({ directory: join(directory, 'absent'), now })).toThrow(
    /ledger\.key could not be written \(ENOENT\)/,
  );
});
