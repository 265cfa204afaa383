import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Sealed } from '../../main/domain/sealed.ts';
import { createEnvFileTarget } from '../../main/targets/env-file.ts';
import { aProject, leftoversIn, modeOf, outcomeOf } from './a-project.ts';
import { renamingWriter } from './naive-writer.ts';
import { settingA } from './setting-a.ts';

const { observe, change } = createEnvFileTarget();

test('a new file is made for its user alone, whatever the umask', async () => {
  const { file, place, read } = aProject();
  const before = process.umask(0);
  await change(place, settingA('new')).finally(() => process.umask(before));
  expect([read(), modeOf(file)]).toEqual(['A=new\n', '0600']);
});

test.each(['600', '640', '644', '664', '666', '700'])('an existing mode of %s stays', async (octal) => {
  const mode = Number.parseInt(octal, 8);
  const { file, place } = aProject('A=old\n');
  chmodSync(file, mode);
  await change(place, settingA('new'));
  expect(statSync(file).mode & 0o7777).toBe(mode);
});

test('what a read-only file says is respected', async () => {
  const { file, place, read } = aProject('A=old\n');
  chmodSync(file, 0o400);
  expect([await outcomeOf(change(place, settingA('new'))), read()]).toEqual(['write-failed', 'A=old\n']);
});

test('equal content is not written', async () => {
  const { file, place } = aProject('A=same\n');
  utimesSync(file, 1, 1);
  const { ino, ctimeMs } = statSync(file);
  await change(place, (observed) => observed.draft([], { removals: [] }));
  await change(place, settingA('same'));
  expect(statSync(file)).toMatchObject({ ino, ctimeMs });
});

test('every other byte stays: order, comments, CRLF, byte order mark, a last line without its end', async () => {
  const { place, read } = aProject('\u{FEFF}# é\r\nZ=1\r\nA=old\n\n  X = "2"  # x');
  await change(place, settingA('new'));
  expect(read()).toBe('\u{FEFF}# é\r\nZ=1\r\nA=new\n\n  X = "2"  # x');
});

test.each([
  ['an empty value', ''],
  ['64 KiB', 'x'.repeat(65_536)],
])('%s is written', async (_name, value) => {
  const { place } = aProject('B=1\n');
  await change(place, settingA(value));
  const setting = { name: 'A', value: new Sealed(value), readers: ['dotenv'] } as const;
  expect((await observe(place)).holds(setting)).toBe(true);
});

test('an empty file and a large one are fine', async () => {
  const [empty, large] = [aProject(''), aProject(`${'# line\n'.repeat(500_000)}A=old\n`)];
  for (const { place } of [empty, large]) await change(place, settingA('new'));
  expect([empty.read(), large.read().slice(-7)]).toEqual(['A=new\n', '\nA=new\n']);
});

test.each([
  ['bytes that are no UTF-8', Buffer.from([0x41, 0x3d, 0xff, 0x0a])],
  ['NUL', Buffer.from('A=1\0\n')],
])('a file with %s is left alone', async (_name, bytes) => {
  const { file, place } = aProject();
  writeFileSync(file, bytes);
  expect([await outcomeOf(observe(place)), await outcomeOf(change(place, settingA('new')))]).toEqual([
    'not-text',
    'not-text',
  ]);
  expect(readFileSync(file)).toEqual(bytes);
});

test('a missing folder is told with its cure, and not made', async () => {
  const { folder, place } = aProject();
  const missing = { ...place, file: join(folder, 'apps/api/.env') };
  await expect(change(missing, settingA('new'))).rejects.toMatchObject({
    problem: {
      code: 'write-failed',
      message: `${missing.file} cannot be written: its folder does not exist.`,
      cure: 'Create the folder, or correct the path in keyturn.yaml.',
    },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('in place the inode stays, longer or shorter', async () => {
  const { folder, file, place, read } = aProject('A=old\n# end\n');
  const { ino } = statSync(file);
  const texts: string[] = [];
  for (const value of ['much-longer-than-before', 's']) {
    await change({ ...place, inPlace: true }, settingA(value));
    texts.push(read());
  }
  expect(texts).toEqual(['A=much-longer-than-before\n# end\n', 'A=s\n# end\n']);
  expect([statSync(file).ino, readdirSync(folder)]).toEqual([ino, ['.env']]);
});

test.each([false, true])('a file with a second name is left alone under both (in place: %s)', async (inPlace) => {
  const { folder, file, place, read } = aProject('A=old\n');
  linkSync(file, join(folder, 'other'));
  expect(await outcomeOf(change({ ...place, inPlace }, settingA('new')))).toBe('target-escapes');
  expect([read(), statSync(file).nlink]).toEqual(['A=old\n', 2]);
});

test('the check sees a writer that parts a file from its second name', async () => {
  const { folder, file, place } = aProject('A=old\n');
  linkSync(file, join(folder, 'other'));
  await renamingWriter.change(place, settingA('new'));
  expect(statSync(file).nlink).toBe(1);
});

test('what a killed run left is swept, for every file of the folder, and nothing else', async () => {
  const { folder, file, place } = aProject('A=old\n');
  const left = ['..env.keyturn-0123456789ab.tmp', '.other.keyturn-0123456789ab.old'];
  const others = ['.env.keyturn-0123456789ab.tmp.txt', '.x.keyturn-0123.tmp', 'keyturn-0123456789ab.tmp', '.env.tmp'];
  for (const name of [...left, ...others]) writeFileSync(join(folder, name), 'x');
  linkSync(file, join(folder, '..env.keyturn-ba9876543210.old'));
  mkdirSync(join(folder, '.dir.keyturn-0123456789ab.tmp'));
  symlinkSync('.env', join(folder, '.link.keyturn-0123456789ab.tmp'));
  await change(place, settingA('new'));
  const kept = [...others, '.env', '.dir.keyturn-0123456789ab.tmp', '.link.keyturn-0123456789ab.tmp'];
  expect(readdirSync(folder).sort()).toEqual(kept.sort());
});

test('looking sweeps nothing and writes nothing', async () => {
  const { folder, place } = aProject('A=old\n');
  writeFileSync(join(folder, '..env.keyturn-0123456789ab.tmp'), 'x');
  expect([(await observe(place)).exists, leftoversIn(folder).length]).toEqual([true, 1]);
});

test('a name as long as names may be gets its temporary file', async () => {
  const { place, read } = aProject('A=old\n', `${'é'.repeat(125)}.env`);
  await change(place, settingA('new'));
  expect(read()).toBe('A=new\n');
});
