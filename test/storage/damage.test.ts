import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { expect, test } from 'vitest';
import type { TargetRecord } from '../../main/domain/record.ts';
import { storeOptions } from '../../main/storage/conf-store.ts';
import { openHistory } from '../../main/storage/history-file.ts';
import { openLedger } from '../../main/storage/ledger-file.ts';
import { openSettings } from '../../main/storage/settings-file.ts';
import { EMPTY_SETTINGS } from '../../main/storage/settings-schema.ts';
import { chance } from '../support/chance.ts';
import { readEventsBroken, readRecordsBroken, readSettingsBroken } from './broken-storage.ts';
import { damage } from './damage.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = (): number => 1_767_323_045_000;
const GOOD = {
  ...EMPTY_SETTINGS,
  projects: ['/home/ann/shop', '/home/ann/billing'],
  profiles: { dev: 'ann-dev', prod: 'ann-prod' },
  trusted: { '/home/ann/shop': 'c0ffee'.repeat(10) },
  preferences: {},
};

type Files = Record<string, Buffer>;

function filesIn(directory: string): Files {
  return Object.fromEntries(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name))]));
}

/** Runs `check` on a fresh copy of the files, again and again, each time with other damage to one of them; answers what it complained about. */
function complaints(
  { files, spoilt, rounds }: { files: Files; spoilt: readonly string[]; rounds: number },
  check: (directory: string, how: string) => void,
) {
  const root = temporaryFolder();
  const random = chance(20260102);
  const found: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const directory = join(root, String(round));
    mkdirSync(directory);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
    const how = spoilt.map((name) => damage(join(directory, name), random)).join(', ');
    try {
      check(directory, how);
    } catch (error) {
      found.push(`${how}: ${error instanceof Error ? error.message : ''}`);
    }
  }
  return found;
}

/** Lines that came through whole. */
function untouched(original: string, damaged: string): unknown[] {
  const lines = new Set(original.split('\n').filter(Boolean));
  return [...new Set(damaged.split('\n'))].filter((line) => lines.has(line)).map((line) => JSON.parse(line));
}

function settingsIn(directory: string) {
  return openSettings({ directory, openStore: () => new Conf<Record<string, unknown>>(storeOptions(directory)), now });
}

function goodSettings(): Files {
  const directory = temporaryFolder();
  settingsIn(directory).update(() => GOOD);
  return filesIn(directory);
}

type ReadSettings = (directory: string) => { settings: unknown; notice?: { message: string } };

function checkSettings(read: ReadSettings) {
  return (directory: string, how: string): void => {
    const damaged = readFileSync(join(directory, 'config.json'));
    const { settings, notice } = read(directory);
    // A flipped bit may leave a version to come, or words that are merely others.
    const isNewer = notice?.message.includes('newer') === true;
    if (isNewer || (how.startsWith('bit') && notice === undefined)) {
      expect(readFileSync(join(directory, 'config.json'))).toEqual(damaged);
      if (!isNewer) expect(settings).toEqual(JSON.parse(damaged.toString()));
      return;
    }
    const kept = Object.entries(filesIn(directory)).flatMap(([name, content]) =>
      name.includes('damaged') ? [content] : [],
    );
    expect(settings).toEqual(GOOD);
    expect(kept).toEqual([damaged]);
    for (const name of ['config.json', 'config.json.last-good'])
      expect(JSON.parse(readFileSync(join(directory, name), 'utf8'))).toEqual(GOOD);
  };
}

test('of damaged settings the last good ones are restored, and the damaged file is kept', () => {
  const files = goodSettings();
  const read: ReadSettings = (directory) => settingsIn(directory).read();
  expect(complaints({ files, spoilt: ['config.json'], rounds: 700 }, checkSettings(read))).toEqual([]);
});

test('the same damage finds settings that start with defaults and save them', () => {
  const found = complaints(
    { files: goodSettings(), spoilt: ['config.json'], rounds: 50 },
    checkSettings(readSettingsBroken),
  );
  expect(found.length).toBeGreaterThan(20);
});

test('with both copies damaged it starts all the same, and both are kept', () => {
  const files = goodSettings();
  const inMemory = { store: {} };
  const check = (directory: string): void => {
    const before = filesIn(directory);
    const { settings, notice } = openSettings({ directory, openStore: () => inMemory, now }).read();
    if (notice === undefined || JSON.stringify(settings) !== JSON.stringify(EMPTY_SETTINGS)) return;
    const after = Object.values(filesIn(directory)).map(String);
    for (const content of Object.values(before)) expect(after).toContain(String(content));
  };
  expect(complaints({ files, spoilt: ['config.json', 'config.json.last-good'], rounds: 200 }, check)).toEqual([]);
});

function aRecord(number: number): TargetRecord {
  const written = { versionId: `v${number}`, marks: { [`KEY_${number}`]: 'ab'.repeat(32) } };
  return { placeKey: `env:/p/${number}/.env`, secretKey: `["s${number}"]`, shape: 'x', written, isComplete: true };
}

function goodLedger(): Files {
  const directory = temporaryFolder();
  const ledger = openLedger({ directory, now });
  for (let number = 0; number < 20; number++) ledger.settle(aRecord(number));
  return filesIn(directory);
}

function checkLedger(files: Files, read: (directory: string) => readonly TargetRecord[]) {
  return (directory: string): void => {
    const damaged = readFileSync(join(directory, 'ledger.jsonl'), 'utf8');
    const lines = untouched(String(files['ledger.jsonl']), damaged) as { kind: string; record: TargetRecord }[];
    const records = read(directory);
    if (lines[0]?.kind === 'key')
      expect(records).toEqual(expect.arrayContaining(lines.slice(1).map((line) => line.record)));
    openLedger({ directory, now }).settle(aRecord(99));
    expect(openLedger({ directory, now }).records()).toContainEqual(aRecord(99));
  };
}

test('a damaged ledger opens, with every whole line, and can be written', () => {
  const files = goodLedger();
  const check = checkLedger(files, (directory) => openLedger({ directory, now }).records());
  expect(complaints({ files, spoilt: ['ledger.jsonl'], rounds: 500 }, check)).toEqual([]);
});

test('the same damage finds a ledger that one line spoils', () => {
  const files = goodLedger();
  const found = complaints({ files, spoilt: ['ledger.jsonl'], rounds: 30 }, checkLedger(files, readRecordsBroken));
  expect(found.length).toBeGreaterThan(10);
});

function goodHistory(): Files {
  const directory = temporaryFolder();
  const history = openHistory({ directory });
  for (let number = 0; number < 20; number++)
    history.append({ at: '2026-01-02T03:04:05Z', kind: 'written', secret: `s${number}`, keys: ['A', 'B'] });
  return filesIn(directory);
}

function checkHistory(files: Files, read: (directory: string) => object[]) {
  return (directory: string): void => {
    const lines = untouched(String(files['history.jsonl']), readFileSync(join(directory, 'history.jsonl'), 'utf8'));
    const added = { at: '2026-02-02T03:04:05Z', kind: 'changed', secret: 'added' } as const;
    openHistory({ directory }).append(added);
    expect(read(directory)).toEqual(expect.arrayContaining([...lines, added]));
  };
}

test('a damaged history is read as far as its lines are whole, and can be written', () => {
  const files = goodHistory();
  const check = checkHistory(files, (directory) => openHistory({ directory }).read({ limit: 100 }));
  expect(complaints({ files, spoilt: ['history.jsonl'], rounds: 600 }, check)).toEqual([]);
});

test('the same damage finds a history that ends at its first damaged line', () => {
  const files = goodHistory();
  const found = complaints({ files, spoilt: ['history.jsonl'], rounds: 30 }, checkHistory(files, readEventsBroken));
  expect(found.length).toBeGreaterThan(10);
});
