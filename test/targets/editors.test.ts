import type * as fs from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { createEnvFileTarget } from '../../main/targets/env-file.ts';
import { aProject, leftoversIn, outcomeOf } from './a-project.ts';
import { actBefore, endActs, meanwhile } from './hooked-fs.ts';
import { plainWriter, renamingWriter, type Writer } from './naive-writer.ts';
import { settingA } from './setting-a.ts';

vi.mock('node:fs', async (original) => (await import('./hooked-fs.ts')).hookedFs(await original()));
const real = await vi.importActual<typeof fs>('node:fs');

const TEXT = '# mine\nA=old\nB=2\n';
const TYPED = '# typed meanwhile\n';

type Edit = (file: string) => void;

const appendInPlace: Edit = (file) => real.appendFileSync(file, TYPED);
const rewriteInPlace: Edit = (file) => real.writeFileSync(file, real.readFileSync(file, 'utf8') + TYPED);
const replaceByRename: Edit = (file) => {
  real.writeFileSync(`${file}~`, real.readFileSync(file, 'utf8') + TYPED);
  real.renameSync(`${file}~`, file);
};

const ours: Writer = { change: (place, decide) => createEnvFileTarget().change(place, decide) };

beforeEach(() => meanwhile.failing.clear());

/** Long untouched, so that the first look finds it at rest. */
function restingProject(text: string | undefined) {
  const project = aProject(text);
  if (text !== undefined) real.utimesSync(project.file, 1, 1);
  return project;
}

/** The calls before which an edit was lost, over all calls of one change. */
async function losses(writer: Writer, edit: Edit, text: string | undefined = TEXT): Promise<string[]> {
  const lost: string[] = [];
  for (let n = 1; ; n += 1) {
    const { folder, file, place, read } = restingProject(text);
    actBefore(n, () => edit(file));
    const outcome = await outcomeOf(writer.change(place, settingA('new')));
    const at = endActs();
    if (at === undefined) return lost;
    const isWhole = read().includes(TYPED) && (text === undefined || /^# mine\nA=.*\nB=2\n/.test(read()));
    if (!isWhole || outcome !== 'done' || leftoversIn(folder).length > 0) lost.push(at);
  }
}

test.each([
  ['appends in place', appendInPlace],
  ['rewrites in place', rewriteInPlace],
])('no line is lost when an editor %s at any moment', async (_name, edit) => {
  expect(await losses(ours, edit)).toEqual([]);
});

/** The one moment that cannot be had without an exchanging rename: between the last look and our own rename. */
test('an editor that replaces the file loses no line, but right at the rename', async () => {
  expect(await losses(ours, replaceByRename)).toEqual(['renameSync']);
});

test('a file that appears while it is created is merged', async () => {
  expect(await losses(ours, appendInPlace, undefined)).toEqual([]);
});

test.each([
  ['plain', plainWriter],
  ['renaming', renamingWriter],
] as const)('the check sees that the %s writer loses lines', async (_name, writer) => {
  expect((await losses(writer, appendInPlace)).length).toBeGreaterThan(0);
});

test('an editor that opened the file before the rename may write after it, until the old file is read again', async () => {
  const lost = new Set<string>();
  for (let n = 1, at: string | undefined = ''; at !== undefined; n += 1) {
    const { file, place, read } = restingProject(TEXT);
    const descriptor = real.openSync(file, 'a');
    actBefore(n, () => real.writeSync(descriptor, TYPED));
    await ours.change(place, settingA('new'));
    real.closeSync(descriptor);
    at = endActs();
    if (at !== undefined && !read().includes(TYPED)) lost.add(at);
  }
  // All that comes after that reading: closing the old file, a look at ours, removing the second name, closing the folder.
  expect([...lost].sort()).toEqual(['closeSync', 'lstatSync', 'rmSync']);
});

test('a half-saved file is waited for', async () => {
  const { file, place, read } = aProject('');
  setTimeout(() => real.writeFileSync(file, TEXT), 5);
  await ours.change(place, settingA('new'));
  expect(read()).toBe(TEXT.replace('old', 'new'));
});

test('where links are unsupported the file is written all the same', async () => {
  meanwhile.failing.add('linkSync');
  const { folder, file, place, read } = restingProject(TEXT);
  await ours.change(place, settingA('new'));
  expect([read(), leftoversIn(folder)]).toEqual([TEXT.replace('old', 'new'), []]);
  real.rmSync(file);
  await ours.change(place, settingA('new'));
  expect(read()).toBe('A=new\n');
});

test('a file that never rests is given up, with what its user has', async () => {
  const { file, place, read } = restingProject(TEXT);
  let typed = 0;
  const keepTyping = (): void => {
    typed += 1;
    real.appendFileSync(file, `# ${typed}\n`);
    actBefore(12, keepTyping);
  };
  actBefore(12, keepTyping);
  expect(await outcomeOf(ours.change(place, settingA('new')))).toBe('write-failed');
  endActs();
  expect(read()).toBe(`${TEXT}${Array.from({ length: typed }, (_, index) => `# ${index + 1}\n`).join('')}`);
});
