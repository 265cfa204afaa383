import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfStore } from '../../main/storage/conf-store.ts';
import { openSettings } from '../../main/storage/settings-file.ts';
import { migrateSettings } from '../../main/storage/settings-migrations.ts';
import { EMPTY_SETTINGS, type Settings } from '../../main/storage/settings-schema.ts';
import { modeOf, temporaryFolder } from './temporary-folder.ts';

const now = (): number => Date.UTC(2026, 0, 2, 3, 4, 5);

async function open(directory: string) {
  return openSettings({ directory, openStore: await loadConfStore(directory), now });
}

function withProject(settings: Settings): Settings {
  return { ...settings, projects: [...settings.projects, `/p${settings.projects.length}`] };
}

test('a first start has empty settings and writes nothing', async () => {
  const directory = temporaryFolder();
  expect((await open(directory)).read()).toEqual({ settings: EMPTY_SETTINGS });
  expect(readdirSync(directory)).toEqual([]);
});

test('what was written is read by whoever opens next, and copied', async () => {
  const directory = temporaryFolder();
  const settings = await open(directory);
  settings.update(withProject);
  settings.update(withProject);
  expect((await open(directory)).read()).toEqual({ settings: { ...EMPTY_SETTINGS, projects: ['/p0', '/p1'] } });
  const [file, copy] = ['config.json', 'config.json.last-good'].map((name) => join(directory, name));
  expect(readFileSync(file ?? '')).toEqual(readFileSync(copy ?? ''));
  expect([modeOf(file ?? ''), modeOf(copy ?? '')]).toEqual(['600', '600']);
});

test('the same settings are not written again', async () => {
  const directory = temporaryFolder();
  const settings = await open(directory);
  settings.update(withProject);
  rmSync(join(directory, 'config.json.last-good'));
  settings.update((same) => ({ ...same }));
  expect(existsSync(join(directory, 'config.json.last-good'))).toBe(false);
});

test('damaged settings are kept aside, the last good ones come back, and that is told for as long as it runs', async () => {
  const directory = temporaryFolder();
  (await open(directory)).update(withProject);
  const path = join(directory, 'config.json');
  writeFileSync(path, '{"version":1,"projects":["/p0"');
  const settings = await open(directory);
  const first = settings.read();
  expect(first.settings.projects).toEqual(['/p0']);
  expect(first.notice).toEqual({
    code: 'settings-damaged',
    message: `${path} was damaged; the last good settings were restored`,
    cure: 'Compare with config.json.damaged-2026-01-02T03-04-05.000Z beside it',
  });
  expect([settings.read(), (await open(directory)).read()]).toEqual([first, { settings: first.settings }]);
});

test('settings that lost a part count as damaged', async () => {
  const directory = temporaryFolder();
  (await open(directory)).update(withProject);
  const { projects: _, ...rest } = EMPTY_SETTINGS;
  writeFileSync(join(directory, 'config.json'), JSON.stringify(rest));
  expect((await open(directory)).read().settings.projects).toEqual(['/p0']);
});

test('a second damaged file does not replace the first one that was kept', async () => {
  const directory = temporaryFolder();
  const settings = await open(directory);
  settings.update(withProject);
  for (const damage of ['one', 'two']) {
    writeFileSync(join(directory, 'config.json'), damage);
    settings.read();
  }
  const kept = readdirSync(directory).filter((name) => name.includes('damaged'));
  expect(kept.map((name) => readFileSync(join(directory, name), 'utf8')).sort()).toEqual(['one', 'two']);
});

test('defaults never replace the last good copy', async () => {
  const directory = temporaryFolder();
  (await open(directory)).update(withProject);
  const copy = readFileSync(join(directory, 'config.json.last-good'));
  rmSync(join(directory, 'config.json'));
  expect((await open(directory)).read().notice?.message).toContain('was gone; the last good settings were restored');
  expect(readFileSync(join(directory, 'config.json.last-good'))).toEqual(copy);
});

test('damage without a good copy starts empty and says so', async () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'config.json'), '');
  const settings = await open(directory);
  expect(settings.read().notice?.message).toContain('there was no good copy');
  expect(settings.update(withProject).projects).toEqual(['/p0']);
});

test('settings of a newer Keyturn are read as far as understood, and never written over', async () => {
  const directory = temporaryFolder();
  const content = JSON.stringify({ ...EMPTY_SETTINGS, version: 2, projects: ['/new'], trusted: [] });
  writeFileSync(join(directory, 'config.json'), content);
  const settings = await open(directory);
  expect(settings.read().settings).toEqual({ ...EMPTY_SETTINGS, projects: ['/new'] });
  expect(() => settings.update(withProject)).toThrow('was written by a newer Keyturn');
  expect(readFileSync(join(directory, 'config.json'), 'utf8')).toBe(content);
});

test('settings that cannot be read are left alone', async () => {
  const directory = temporaryFolder();
  mkdirSync(join(directory, 'config.json'));
  const settings = await open(directory);
  expect([settings.read().settings, settings.read().notice?.message]).toEqual([
    EMPTY_SETTINGS,
    `${join(directory, 'config.json')} could not be read (EISDIR)`,
  ]);
  expect(() => settings.update(withProject)).toThrow('could not be read');
});

test('fields that others added stay', async () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'config.json'), JSON.stringify({ ...EMPTY_SETTINGS, window: { width: 5 } }));
  (await open(directory)).update(withProject);
  expect(JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8')).window).toEqual({ width: 5 });
});

test('a relative project folder is refused and changes nothing', async () => {
  const directory = temporaryFolder();
  const settings = await open(directory);
  expect(() => settings.update((before) => ({ ...before, projects: ['shop'] }))).toThrow('absolute');
  expect(readdirSync(directory)).toEqual([]);
});

test('what a killed writer left is swept with the first write', async () => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'config.json.tmp-1767323045abcdef'), '{');
  (await open(directory)).update(withProject);
  expect(readdirSync(directory).sort()).toEqual(['config.json', 'config.json.last-good']);
});

test('older settings are brought forward step by step', () => {
  const steps = { 1: () => ({ two: true }), 2: (settings: object) => ({ ...settings, three: true }) };
  expect(migrateSettings({ version: 1 }, { steps, target: 3 })).toEqual({ version: 3, two: true, three: true });
});

test.each([
  ['is missing', {}],
  [
    'stumbles',
    {
      1: () => {
        throw new Error('no');
      },
    },
  ],
])('a migration step that %s answers nothing', (_what, steps) => {
  expect(migrateSettings({ version: 1 }, { steps, target: 2 })).toBeUndefined();
});
