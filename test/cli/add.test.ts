import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, keyturn } from '../support/keyturn-process.ts';
import { aProject, valuesIn } from './a-project.ts';

const ADD = ['add', 'dev/shop/database', '--env', '.env', '--map', 'username=DB_USER,password=DB_PASSWORD'];

test('init writes a starter that is valid, and never over another', async () => {
  const here = { cwd: emptyFolder() };
  const first = await keyturn(['init'], here);
  const second = await keyturn(['init'], here);
  const status = await keyturn(['status'], here);
  expect([first.code, second.code, second.stdout, second.stderr.split('\n')[0], status.code]).toEqual([
    0,
    2,
    '',
    '✗ keyturn.yaml is there already.',
    0,
  ]);
  expect(status.stdout).toContain('Nothing is watched yet.');
});

test('add without a yes shows masks, writes nothing and says what to run', async () => {
  const here = await aProject();
  const { code, stdout, stderr } = await keyturn(ADD, here);
  expect({ code, shown: valuesIn(stdout, stderr) }).toEqual({ code: 0, shown: [] });
  expect(stdout).toContain('DB_PASSWORD  ••••••••');
  expect(stdout).toContain('No value is written yet. `keyturn once` takes them from AWS.');
  expect(stderr).toContain('Add to .gitignore: /.env');
  expect(() => here.read('.env')).toThrow();
});

test('where a file holds other values, add names the command that really takes those of AWS', async () => {
  const here = await aProject({ '.env': 'DB_PASSWORD=stale\n' });
  const { code, stdout } = await keyturn(ADD, here);
  expect([code, stdout]).toEqual([
    1,
    expect.stringContaining('No value is written yet. `keyturn once --adopt` takes them from AWS.'),
  ]);
});

test('add --yes takes AWS over a stale value, keeps comments and ignores the file', async () => {
  const here = await aProject({
    '.env': 'PORT=1\nDB_PASSWORD=stale\n',
    'keyturn.yaml': '# ours\nversion: 1\nwatches: [] # none yet\n',
  });
  const { code, stdout, stderr } = await keyturn([...ADD, '--yes'], here);
  expect({ code, shown: valuesIn(stdout, stderr) }).toEqual({ code: 0, shown: [] });
  expect(here.read('.env')).toBe('PORT=1\nDB_PASSWORD=Vpa55word\nDB_USER=Vu5ername\n');
  expect(here.read('.gitignore')).toBe('/.env\n');
  expect(here.read('keyturn.yaml')).toMatch(/^# ours\nversion: 1\n[\s\S]*# none yet/);
});

test("a yes to one secret replaces nothing of another's", async () => {
  const here = await aProject({
    '.env': 'STRIPE_KEY=mine\nDB_PASSWORD=stale\n',
    'keyturn.yaml':
      'version: 1\nwatches:\n  - secret: dev/shop/stripe\n    to:\n      - env: .env\n        prefix: STRIPE_\n',
  });
  const { code } = await keyturn([...ADD, '--yes'], here);
  const env = 'STRIPE_KEY=mine\nDB_PASSWORD=Vpa55word\nDB_USER=Vu5ername\n';
  expect({ code, env: here.read('.env') }).toEqual({ code: 0, env });
});

const wrong: readonly (readonly [args: string, sentence: string])[] = [
  ['', '`add` needs one of `--env FILE` and `--keychain SERVICE/ACCOUNT`.'],
  ['--env .env --keychain a/b', '`add` needs one of `--env FILE` and `--keychain SERVICE/ACCOUNT`.'],
  ['--env .env --map a=B --as C', '`--map` and `--as` exclude each other.'],
  ['--env .env --map a', '`--map` needs FIELD=NAME pairs with commas between them, for example username=DB_USER.'],
  ['--keychain shop', '`--keychain` needs SERVICE/ACCOUNT, for example shop/db.'],
  ['--keychain a/b --prefix X_', '`--prefix` belongs to `--env`.'],
];

test.each(wrong)('`add NAME %s` is refused in one line', async (args, sentence) => {
  const here = { cwd: emptyFolder() };
  const ended = await keyturn(['add', 'dev/shop/database', ...args.split(' ').filter(Boolean)], here);
  expect(ended).toEqual({ code: 2, stdout: '', stderr: `✗ ${sentence}\n` });
});

test.each([['.git/config'], ['../outside/.env'], ['keyturn.yaml']])(
  'add refuses the target %s and writes nothing',
  async (file) => {
    const here = { cwd: emptyFolder() };
    const { code, stdout } = await keyturn(['add', 'dev/shop/database', '--env', file, '--as', 'X'], here);
    const status = await keyturn(['status'], here);
    expect([code, stdout, status.code]).toEqual([2, '', 2]);
  },
);

test('an env file is seen from the folder people stand in, or from the project that they name', async () => {
  const { cwd, environment } = await aProject({ 'keyturn.yaml': 'version: 1\n', 'api/readme': '' });
  const below = { cwd: join(cwd, 'api'), environment: { ...environment, HOME: join(cwd, '..') } };
  const targets = async (...args: string[]): Promise<string[]> => {
    await keyturn(['add', 'dev/shop/stripe', '--env', '.env', ...args], below);
    return readFileSync(join(cwd, 'keyturn.yaml'), 'utf8').match(/env: .*/g) ?? [];
  };
  expect(await targets()).toEqual(['env: api/.env']);
  expect(await targets('--project', cwd)).toEqual(['env: api/.env', 'env: .env']);
});
