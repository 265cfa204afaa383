import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ended } from '../support/ended.ts';
import { keyturn, startKeyturn } from '../support/keyturn-process.ts';
import { aProject, type Project, valuesIn } from './a-project.ts';

const YAML = `version: 1
watches:
  - secret: dev/shop/database
    to:
      - env: .env
        map: { username: DB_USER, password: DB_PASSWORD }
  - secret: dev/shop/stripe
    to:
      - env: .env
        prefix: STRIPE_
`;

function project(env = 'PORT=1\n'): Promise<Project> {
  return aProject({ 'keyturn.yaml': YAML, '.env': env });
}

const documents = ['diff', 'status', 'history', 'doctor', 'clean'];

test.each(documents)('`%s --json` prints one document and no value', async (command) => {
  const { stdout, stderr } = await keyturn([command, '--json'], await project());
  expect(Object.keys(JSON.parse(stdout)).length).toBeGreaterThan(0);
  expect(valuesIn(stdout, stderr)).toEqual([]);
});

test('`once --json` prints one event a line, and nothing else on stdout', async () => {
  const { code, stdout } = await keyturn(['once', '--json'], await project());
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const written = events.filter(({ kind }) => kind === 'written').map(({ secret, keys }) => [secret, keys]);
  expect({ code, written: written.sort() }).toEqual({
    code: 0,
    written: [
      ['dev/shop/database', ['DB_USER', 'DB_PASSWORD']],
      ['dev/shop/stripe', ['STRIPE_KEY']],
    ],
  });
});

test('no output shows a value, and the check sees one that does', async () => {
  const surroundings = await project('DB_PASSWORD=stale\n');
  const texts: string[] = [];
  for (const line of ['diff', 'once', 'once --adopt', 'status', 'history', 'diff', 'doctor', 'clean']) {
    const { stdout, stderr } = await keyturn(line.split(' '), surroundings);
    texts.push(stdout, stderr);
  }
  expect(valuesIn(...texts)).toEqual([]);
  expect(valuesIn(...texts, `written DB_PASSWORD=${surroundings.read('.env')}`)).not.toEqual([]);
});

test('diff exits with 3 when something would be written, 0 when not', async () => {
  const surroundings = await project();
  const before = await keyturn(['diff'], surroundings);
  await keyturn(['once'], surroundings);
  const after = await keyturn(['diff'], surroundings);
  expect([before.code, after.code, after.stdout]).toEqual([3, 0, 'Nothing would change.\n']);
});

test('a dry run writes nothing and exits as the run would', async () => {
  const surroundings = await project('PORT=1\nDB_PASSWORD=stale\n');
  const dry = await keyturn(['once', '--dry-run'], surroundings);
  const adopting = await keyturn(['once', '--dry-run', '--adopt'], surroundings);
  expect([dry.code, adopting.code, surroundings.read('.env')]).toEqual([1, 0, 'PORT=1\nDB_PASSWORD=stale\n']);
});

test('piped output has no colors, unless they are asked for', async () => {
  const surroundings = await project();
  const plain = await keyturn(['doctor'], surroundings);
  const colored = await keyturn(['doctor'], {
    ...surroundings,
    environment: { ...surroundings.environment, FORCE_COLOR: '1' },
  });
  expect([plain.stdout.includes('\u001b['), colored.stdout.includes('\u001b[')]).toEqual([false, true]);
});

test.each(['SIGINT', 'SIGTERM'] as const)('watch ends with 0 at %s', async (signal) => {
  const child = startKeyturn(['watch', '--json'], await project());
  const ending = ended(child);
  if (child.stdout) await once(child.stdout, 'data');
  child.kill(signal);
  const { code, stdout } = await ending;
  expect({
    code,
    isJson: stdout
      .trimEnd()
      .split('\n')
      .every((line) => typeof JSON.parse(line) === 'object'),
  }).toEqual({
    code: 0,
    isJson: true,
  });
});

test('a reader that goes away ends watch without a word', async () => {
  const surroundings = await project();
  const child = startKeyturn(['watch'], surroundings);
  const closed = once(child, 'close');
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  if (child.stdout) await once(child.stdout, 'data');
  child.stdout?.destroy();
  surroundings.aws.secrets.rotate('dev/shop/database');
  await keyturn(['once'], surroundings);
  const [code] = await closed;
  expect([code, stderr]).toEqual([0, 'Watching 1 project; Ctrl-C ends it.\n']);
});
