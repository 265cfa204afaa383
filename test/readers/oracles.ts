import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { ReaderName } from '../../main/domain/readers.ts';

/** What a program read out of one file; undefined when it gave up. */
export type Reading = Readonly<Record<string, string>> | undefined;

/** A real program that reads `.env` files, many in one go. */
export type Oracle = {
  readonly name: string;
  readonly reader: ReaderName;
  /** Text in which only this old version of the program trips. */
  readonly blindTo?: RegExp;
  read(paths: readonly string[]): readonly Reading[];
};

const HERE = import.meta.dirname;
const DOTENV = createRequire(import.meta.url).resolve('dotenv');
const PYTHON = join(process.env.KEYTURN_PEERS ?? join(homedir(), '.cache/keyturn-peers-ci'), 'venv/bin/python');
/** Variables a shell makes up by itself. */
const OWN = new Set([
  '_',
  'PWD',
  'OLDPWD',
  'SHLVL',
  'PPID',
  'IFS',
  'OPTIND',
  'PS1',
  'PS2',
  'PS4',
  'PATH',
  'HOME',
  'LOGNAME',
  'ok',
]);

function run(
  command: string,
  args: readonly string[],
  options: { readonly input?: string; readonly cwd?: string; readonly path?: string },
): string {
  const env = { PATH: options.path ?? '', LC_ALL: 'C.UTF-8', PYTHONUTF8: '1' };
  const done = spawnSync(command, args, {
    input: options.input ?? '',
    cwd: options.cwd,
    env,
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  if (done.error) throw done.error;
  if (done.status !== 0 && options.input !== undefined)
    throw new Error(`${command} ended with ${done.status}: ${done.stderr.slice(0, 500)}`);
  return done.stdout;
}

function readLines(command: string, args: readonly string[]): Oracle['read'] {
  return (paths) =>
    run(command, args, { input: `${paths.join('\n')}\n` })
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Reading);
}

function readingOf(entries: readonly string[]): Reading {
  if (!entries.includes('ok=1')) return undefined;
  const pairs = entries.map(
    (entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)] as const,
  );
  return Object.fromEntries(pairs.filter(([name]) => !OWN.has(name)));
}

/** Runs in `cwd`, where nothing but `touch` can be found: a canary there tells that a value was executed. */
export const SHELL_FOLDER = mkdtempSync(join(tmpdir(), 'keyturn-shell-'));
const SHELL_PATH = mkdtempSync(join(tmpdir(), 'keyturn-path-'));

function readInShell(command: string, args: readonly string[]): Oracle['read'] {
  return (paths) => {
    const script = join(HERE, 'read-shell.sh');
    const text = run(command, [...args, script, ...paths], { cwd: SHELL_FOLDER, path: SHELL_PATH });
    return `\0${text}`
      .split(/(?<=\0)end=1\0/)
      .slice(0, -1)
      .map((part) => readingOf(part.split('\0').filter(Boolean)));
  };
}

function find(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

const touch = find('touch');
if (touch) symlinkSync(touch, join(SHELL_PATH, 'touch'));

const SHELLS: Record<string, readonly string[]> = {
  bash: ['--norc', '--noprofile'],
  dash: [],
  zsh: ['-f'],
  busybox: ['sh'],
};
/** Node before 22 joins a line without `=`, a blank one or a byte order mark with the next line, and sees tabs. */
const OLD_NODE = /^\u{FEFF}|^[^\S\n]|^[ \t]*[^\s#=][^=\n]*$|^[ \t]*=|\t|export {2}|=[ ]+\r?$|\u{2028}/mu;

function nodeOracles(node: string, name: string): Oracle[] {
  const major = Number(run(node, ['--version'], { input: '' }).slice(1).split('.')[0]);
  const old = major < 22 ? { blindTo: OLD_NODE } : {};
  const script = join(HERE, 'read-node.cjs');
  const read = (mode: string): Oracle['read'] => readLines(node, [script, mode]);
  const modes = major < 21 ? ['text'] : ['file', 'text'];
  return modes.map((mode) => ({ name: `${name} ${major} ${mode}`, reader: 'node', read: read(mode), ...old }));
}

/** The programs there are on this machine, and the names of those that are missing. */
export function findOracles(): { readonly oracles: readonly Oracle[]; readonly missing: readonly string[] } {
  const systemNode = find('node');
  const shells = Object.entries(SHELLS).map(([name, args]) => ({ name, args, path: find(name) }));
  const missing = shells.filter(({ path }) => path === undefined).map(({ name }) => name);
  const hasPython = existsSync(PYTHON);
  const oracles: Oracle[] = [
    { name: 'dotenv', reader: 'dotenv', read: readLines(process.execPath, [join(HERE, 'read-dotenv.cjs'), DOTENV]) },
    ...nodeOracles(process.execPath, 'node'),
    ...(systemNode ? nodeOracles(systemNode, 'system node') : []),
    ...shells.flatMap(({ name, args, path }): Oracle[] =>
      path ? [{ name, reader: 'shell', read: readInShell(path, args) }] : [],
    ),
  ];
  if (hasPython)
    oracles.push({
      name: 'python-dotenv',
      reader: 'python-dotenv',
      read: readLines(PYTHON, [join(HERE, 'read_python_dotenv.py')]),
    });
  return { oracles, missing: hasPython ? missing : [...missing, 'python-dotenv'] };
}
