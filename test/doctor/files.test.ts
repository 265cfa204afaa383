import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../../main/doctor/finding.ts';
import { cleanEnvironment, emptyFolder } from '../support/keyturn-process.ts';

const CLI = join(import.meta.dirname, '../../main/cli.ts');
const NOBODY = 65_534;
const IS_ROOT = process.getuid?.() === 0;

/** A project whose `.env` lies in `api`, and what an ordinary user's doctor says about its files. */
function aDoctor(target = '{ env: api/.env, as: X }') {
  const cwd = emptyFolder();
  const yaml = `version: 1\nwatches:\n  - { secret: dev/db, to: [${target}] }\n`;
  writeFileSync(join(cwd, 'keyturn.yaml'), yaml);
  if (IS_ROOT) chownSync(cwd, NOBODY, NOBODY);
  const drop = IS_ROOT ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];
  const [program = '', ...args] = [...drop, process.execPath, CLI, 'doctor', '--json'];
  const wrong = (): string[] => {
    const { stdout } = spawnSync(program, args, { cwd, env: cleanEnvironment(cwd), encoding: 'utf8' });
    const findings: Finding[] = JSON.parse(stdout).checks;
    const bad = findings.filter(({ area, state }) => area === 'file' && state === 'wrong');
    return bad.map(({ finding, cure }) => `${finding} ${cure}`);
  };
  const makeFolder = (text?: string): void => {
    mkdirSync(join(cwd, 'api'));
    if (text !== undefined) writeFileSync(join(cwd, 'api/.env'), text, { mode: 0o600 });
    const made = ['api', 'api/.env'].map((name) => join(cwd, name)).filter((path) => existsSync(path));
    if (IS_ROOT) for (const path of made) chownSync(path, NOBODY, NOBODY);
  };
  return { cwd, wrong, makeFolder };
}

const LOCKED = ['The folder api does not let you write into it. Run `chmod u+wx api`.'];

test('a folder that is not there is told with its cure, and nothing once it is', () => {
  const { wrong, makeFolder } = aDoctor();
  expect(wrong()).toEqual(['The folder api is not there. Run `mkdir -p api`.']);
  makeFolder();
  expect(wrong()).toEqual([]);
});

test.each([[undefined], ['X=1\n']])('a folder without write access is told, with the file %j in it', (text) => {
  const { cwd, wrong, makeFolder } = aDoctor();
  makeFolder(text);
  chmodSync(join(cwd, 'api'), 0o555);
  expect(wrong()).toEqual(LOCKED);
});

test('a file that is written in place needs nothing of its folder', () => {
  const { cwd, wrong, makeFolder } = aDoctor('{ env: api/.env, as: X, inPlace: true }');
  makeFolder('X=1\n');
  chmodSync(join(cwd, 'api'), 0o555);
  expect(wrong()).toEqual([]);
});
