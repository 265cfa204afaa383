import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aProject, modeOf } from './a-project.ts';

const IS_ROOT = process.getuid?.() === 0;
const [USER, STRANGER] = [65_534, 4321];
const asRoot = test.skipIf(!IS_ROOT);

type Answer = { readonly code: string; readonly cure: string };

/** Runs a change as a user without rights of its own; what the child answers. */
function changeAsUser(folder: string, file: string, writer = 'ours'): Answer {
  const child = [process.execPath, join(import.meta.dirname, 'change-child.ts'), writer, folder, file, 'new'];
  const drop = ['setpriv', `--reuid=${USER}`, `--regid=${USER}`, '--clear-groups'];
  const [program = '', ...rest] = IS_ROOT ? [...drop, ...child] : child;
  const output = execFileSync(program, rest, { encoding: 'utf8', env: { PATH: process.env.PATH } });
  return output.startsWith('{') ? JSON.parse(output) : { code: output, cure: '' };
}

/** A project of that user. */
function userProject(text?: string) {
  const project = aProject(text);
  if (IS_ROOT) chownSync(project.folder, USER, USER);
  if (IS_ROOT && text !== undefined) chownSync(project.file, USER, USER);
  return project;
}

test('an ordinary user gets 0600 for a new file and keeps the mode of an old one', () => {
  const [fresh, shared] = [userProject(), userProject('A=old\n')];
  chmodSync(shared.file, 0o640);
  const codes = [fresh, shared].map(({ folder, file }) => changeAsUser(folder, file).code);
  expect([codes, modeOf(fresh.file), modeOf(shared.file)]).toEqual([['done', 'done'], '0600', '0640']);
});

test('a folder that may not be written is told, and its file stays', () => {
  const { folder, file, read } = userProject('A=old\n');
  chmodSync(folder, 0o555);
  const { code, cure } = changeAsUser(folder, file);
  expect([code, cure, read(), readdirSync(folder)]).toEqual([
    'write-failed',
    'Give yourself write access to the file and its folder.',
    'A=old\n',
    ['.env'],
  ]);
});

test('a file that may not be read is told', () => {
  const { folder, file } = userProject('A=old\n');
  chmodSync(file, 0o000);
  expect(changeAsUser(folder, file).code).toBe('write-failed');
});

asRoot('a file of somebody else is not taken over', () => {
  const { folder, file, read } = userProject('A=old\n');
  chownSync(file, STRANGER, STRANGER);
  expect([changeAsUser(folder, file).code, read(), lstatSync(file).uid, readdirSync(folder)]).toEqual([
    'write-failed',
    'A=old\n',
    STRANGER,
    ['.env'],
  ]);
});

asRoot('what a group could read that cannot be kept, no other group can read', () => {
  const { folder, file } = userProject('A=old\n');
  chownSync(file, USER, STRANGER);
  chmodSync(file, 0o660);
  expect([changeAsUser(folder, file).code, modeOf(file)]).toEqual(['done', '0600']);
});

asRoot('root keeps owner, group and mode of the file', async () => {
  const { createEnvFileTarget } = await import('../../main/targets/env-file.ts');
  const { settingA } = await import('./setting-a.ts');
  const { file, place } = userProject('A=old\n');
  chownSync(file, USER, STRANGER);
  chmodSync(file, 0o640);
  await createEnvFileTarget().change(place, settingA('new'));
  const { uid, gid } = lstatSync(file);
  expect([uid, gid, modeOf(file)]).toEqual([USER, STRANGER, '0640']);
});

/** A folder for everybody, in which a stranger planted a link to another file of the project. */
function plantedProject() {
  const project = userProject();
  const shared = join(project.folder, 'shared');
  mkdirSync(shared);
  chmodSync(shared, 0o1777);
  const victim = join(project.folder, 'victim.env');
  writeFileSync(victim, 'A=theirs\n');
  chownSync(victim, USER, USER);
  symlinkSync(victim, join(shared, '.env'));
  lchownSync(join(shared, '.env'), STRANGER, STRANGER);
  return { ...project, file: join(shared, '.env'), victim };
}

asRoot('a link that a stranger planted is not followed, even inside the project', () => {
  const { folder, file, victim } = plantedProject();
  expect([changeAsUser(folder, file).code, readFileSync(victim, 'utf8')]).toEqual(['target-escapes', 'A=theirs\n']);
});

asRoot('what a stranger left under our names is not swept', () => {
  const { folder, file } = userProject('A=old\n');
  const theirs = join(folder, '.x.keyturn-0123456789ab.tmp');
  writeFileSync(theirs, 'x');
  chownSync(theirs, STRANGER, STRANGER);
  expect([changeAsUser(folder, file).code, readFileSync(theirs, 'utf8')]).toEqual(['done', 'x']);
});

asRoot('the check sees a writer that widens: it opens the file to all before it closes it again', () => {
  const { folder, file } = userProject();
  changeAsUser(folder, file, 'plain');
  expect(modeOf(file)).not.toBe('0600');
});
