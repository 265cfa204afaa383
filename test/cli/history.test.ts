import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import { openHistory } from '../../main/storage/history-file.ts';
import { emptyFolder, keyturn } from '../support/keyturn-process.ts';

const written: KeyturnEvent = {
  at: '2020-03-04T10:43:07.000Z',
  kind: 'written',
  secret: 'dev/shop/database',
  label: 'AWSCURRENT',
  to: '3f2c1111-aaaa-bbbb-cccc-000000000000',
  target: '/elsewhere/.env',
  keys: ['DB_USER', 'DB_PASSWORD'],
};
const failed: KeyturnEvent = {
  at: '2020-03-05T11:00:00.000Z',
  kind: 'failed',
  profile: 'dev',
  problem: { code: 'login-expired', message: 'The SSO sign-in of profile dev expired.', cure: 'Run `aws sso login`.' },
};

function folderWith(...events: KeyturnEvent[]): string {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'own'));
  const history = openHistory({ directory: join(cwd, 'own') });
  for (const event of events) history.append(event);
  return cwd;
}

test('people read names, ids and times, oldest first', async () => {
  const { code, stdout, stderr } = await keyturn(['history', '--config', 'own'], { cwd: folderWith(written, failed) });
  expect({ code, stderr, lines: stdout.split('\n') }).toEqual({
    code: 0,
    stderr: '',
    lines: [
      'Mar 4, 2020 10:43:07  written    /elsewhere/.env  DB_USER, DB_PASSWORD  (dev/shop/database → 3f2c1111…)',
      'Mar 5, 2020 11:00:00  failed     profile dev',
      '                      The SSO sign-in of profile dev expired.',
      '                      Run `aws sso login`.',
      '',
    ],
  });
});

test('scripts read one document', async () => {
  const { stdout, stderr } = await keyturn(['--json', 'history', '--config', 'own'], {
    cwd: folderWith(written, failed),
  });
  expect({ stderr, document: JSON.parse(stdout) }).toEqual({ stderr: '', document: { events: [written, failed] } });
});

test('the limit keeps the newest', async () => {
  const cwd = folderWith(written, failed);
  const { stdout } = await keyturn(['history', '--limit', '1', '--json', '--config', 'own'], { cwd });
  expect(JSON.parse(stdout)).toEqual({ events: [failed] });
});

test('text from elsewhere cannot move the cursor', async () => {
  const cwd = folderWith({ ...written, secret: 'a\u001b[2Jb\u009b2J\rc' });
  const { stdout } = await keyturn(['history', '--config', 'own'], { cwd });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not come through
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});
