import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS, type CommandName } from '../../main/cli/command-table.ts';
import { helpText } from '../../main/cli/help.ts';
import { complaintAboutNode } from '../../main/doctor/node-version.ts';
import { emptyFolder, keyturn } from '../support/keyturn-process.ts';

const names = Object.keys(COMMANDS) as CommandName[];

test('the version is the one of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(await keyturn(['--version'], { cwd: emptyFolder() })).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

test('the help lists every command, on stdout', async () => {
  const { code, stdout, stderr } = await keyturn(['--help'], { cwd: emptyFolder() });
  expect({ code, stderr, missing: names.filter((name) => !stdout.includes(`  ${name.split(' ')[0]} `)) }).toEqual({
    code: 0,
    stderr: '',
    missing: [],
  });
});

test.each(names)('`%s --help` shows how it is used, with every option', async (name) => {
  const { code, stdout, stderr } = await keyturn([...name.split(' '), '--help'], { cwd: emptyFolder() });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`Usage: keyturn ${name}`);
  for (const option of Object.keys(COMMANDS[name].options)) expect(stdout).toContain(`--${option}`);
});

test('`channel --help` lists every command of the group', async () => {
  const { code, stdout } = await keyturn(['channel', '--help'], { cwd: emptyFolder() });
  const members = names.filter((name) => name.startsWith('channel ')).map((name) => name.slice('channel '.length));
  expect({ code, missing: members.filter((member) => !stdout.includes(`  ${member}`)) }).toEqual({
    code: 0,
    missing: [],
  });
});

test('`help NAME` and `--help NAME` are the same', async () => {
  const cwd = emptyFolder();
  const [first, second] = await Promise.all([keyturn(['help', 'once'], { cwd }), keyturn(['--help', 'once'], { cwd })]);
  expect(first).toEqual(second);
});

test('without a command the help goes to stderr and the exit code is 2', async () => {
  expect(await keyturn([], { cwd: emptyFolder() })).toEqual({ code: 2, stdout: '', stderr: helpText() });
});

test('help fits into 120 columns', () => {
  const lines = [helpText(), ...names.map((name) => helpText(name))].join('').split('\n');
  expect(lines.filter((line) => line.length > 120)).toEqual([]);
});

test('an old Node is refused in one sentence', () => {
  expect(['22.11.0', '20.20.2', '22.12.0', '24.1.0', '23.0.0'].map(complaintAboutNode)).toEqual([
    'keyturn needs Node 22.12 or newer; this is 22.11.0.',
    'keyturn needs Node 22.12 or newer; this is 20.20.2.',
    undefined,
    undefined,
    undefined,
  ]);
});
