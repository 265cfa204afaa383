import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createEnvFileTarget } from '../../main/targets/env-file.ts';
import { type AProject, aProject, leftoversIn, modeOf, outcomeOf, temporaryFolder } from './a-project.ts';
import { plainWriter, type Writer } from './naive-writer.ts';
import { settingA } from './setting-a.ts';

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  return { ...real, randomUUID: () => '07070707-0707-4707-8707-070707070707' };
});

const ours: Writer = createEnvFileTarget();
const { observe } = createEnvFileTarget();

type Outside = { readonly folder: string; readonly file: string };

function anOutside(): Outside {
  const folder = temporaryFolder();
  const file = join(folder, 'theirs.env');
  writeFileSync(file, 'A=theirs\n');
  return { folder, file };
}

type Way = readonly [outcome: string, make: (project: AProject, outside: Outside) => string];

function linked(file: string, to: string): string {
  symlinkSync(to, file);
  return file;
}

/** Each way out: what comes of it, and how to make it. Answers the file that `keyturn.yaml` would name. */
const WAYS: Readonly<Record<string, Way>> = {
  'a link to a file outside': ['target-escapes', ({ file }, outside) => linked(file, outside.file)],
  'a link to a link to a file outside': [
    'target-escapes',
    ({ folder, file }, outside) => {
      linked(join(folder, 'step'), outside.file);
      return linked(file, 'step');
    },
  ],
  'a link to a new file outside': ['not-a-file', ({ file }, outside) => linked(file, join(outside.folder, 'new.env'))],
  'a linked folder': [
    'target-escapes',
    ({ folder }, outside) => join(linked(join(folder, 'sub'), outside.folder), 'theirs.env'),
  ],
  // Read as people read it: the file lies beside `sub`, inside.
  'dots behind a linked folder': [
    'done',
    ({ folder }, outside) => {
      mkdirSync(join(outside.folder, 'deep'));
      return `${linked(join(folder, 'sub'), join(outside.folder, 'deep'))}/../theirs.env`;
    },
  ],
  'a link into .git': [
    'target-escapes',
    ({ folder, file }) => {
      mkdirSync(join(folder, '.git'));
      writeFileSync(join(folder, '.git/config'), 'A=theirs\n');
      return linked(file, '.git/config');
    },
  ],
  'a file in .GIT': [
    'target-escapes',
    ({ folder }) => {
      mkdirSync(join(folder, '.GIT/hooks'), { recursive: true });
      return join(folder, '.GIT/hooks/pre-commit');
    },
  ],
};

async function tryWay([, make]: Way, writer: Writer) {
  const [project, outside] = [aProject(), anOutside()];
  const file = make(project, outside);
  const outcome = await outcomeOf(writer.change({ ...project.place, file }, settingA('new')));
  const theirs = [outside.file, join(project.folder, '.git/config')].filter(existsSync);
  const made = [join(outside.folder, 'new.env'), join(project.folder, '.GIT/hooks/pre-commit')].filter(existsSync);
  const isIntact = made.length === 0 && theirs.every((path) => readFileSync(path, 'utf8') === 'A=theirs\n');
  return { outcome, isIntact };
}

test.each(Object.entries(WAYS))('nothing is written through %s', async (_name, way) => {
  expect(await tryWay(way, ours)).toEqual({ outcome: way[0], isIntact: true });
});

test.each(Object.entries(WAYS))('the check sees a plain writer go through %s', async (_name, way) => {
  expect((await tryWay(way, plainWriter)).isIntact).toBe(false);
});

test('a link inside the project is followed, and stays a link', async () => {
  const { folder, file, place, read } = aProject();
  mkdirSync(join(folder, 'config'));
  writeFileSync(join(folder, 'config/real.env'), 'A=old\n');
  symlinkSync('config/real.env', file);
  await ours.change(place, settingA('new'));
  expect([read(), readFileSync(join(folder, 'config/real.env'), 'utf8')]).toEqual(['A=new\n', 'A=new\n']);
  expect(execFileSync('readlink', [file], { encoding: 'utf8' })).toBe('config/real.env\n');
});

test('a project under a linked path is a project', async () => {
  const { folder, read } = aProject('A=old\n');
  const link = join(temporaryFolder(), 'linked');
  symlinkSync(folder, link);
  await ours.change({ kind: 'env', file: join(link, '.env'), project: link, inPlace: false }, settingA('new'));
  expect(read()).toBe('A=new\n');
});

test('a file that this machine allows outside is bound to its folder', async () => {
  const [{ place }, outside, other] = [aProject(), anOutside(), anOutside()];
  await ours.change({ ...place, file: outside.file }, settingA('new'));
  unlinkSync(outside.file);
  symlinkSync(other.file, outside.file);
  expect(await outcomeOf(ours.change({ ...place, file: outside.file }, settingA('newer')))).toBe('target-escapes');
  expect(readFileSync(other.file, 'utf8')).toBe('A=theirs\n');
});

const NOT_FILES: Readonly<Record<string, (path: string) => void | Promise<void>>> = {
  'a folder': (path) => void mkdirSync(path),
  'a pipe': (path) => void execFileSync('mkfifo', [path]),
  'a socket': async (path) => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    onTestFinished(() => void server.close());
  },
};

test.each(Object.keys(NOT_FILES))('%s is refused at once', async (kind) => {
  const { file, place } = aProject();
  await NOT_FILES[kind]?.(file);
  const outcomes = [await outcomeOf(observe(place)), await outcomeOf(ours.change(place, settingA('new')))];
  expect(outcomes).toEqual(['not-a-file', 'not-a-file']);
});

test.skipIf(process.getuid?.() !== 0)('a device is refused unopened', async () => {
  const { file, place } = aProject();
  execFileSync('mknod', [file, 'c', '1', '3']);
  expect(await outcomeOf(ours.change(place, settingA('new')))).toBe('not-a-file');
});

test('a link planted at the name of the temporary file leads nowhere', async () => {
  const [{ folder, place, read }, outside] = [aProject('A=old\n'), anOutside()];
  symlinkSync(outside.file, join(folder, '..env.keyturn-070707070707.tmp'));
  expect(await outcomeOf(ours.change(place, settingA('new')))).toBe('write-failed');
  expect([read(), readFileSync(outside.file, 'utf8')]).toEqual(['A=old\n', 'A=theirs\n']);
});

test('in a folder that everybody may write, the new file is still its user\u2019s alone', async () => {
  const { folder, file, place } = aProject();
  execFileSync('chmod', ['1777', folder]);
  await ours.change(place, settingA('new'));
  expect([modeOf(file), readdirSync(folder), leftoversIn(folder)]).toEqual(['0600', ['.env'], []]);
});
