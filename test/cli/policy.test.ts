import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check, isCheckerSkipped } from '../support/checker.ts';
import { awsAt, emptyFolder, keyturn } from '../support/keyturn-process.ts';

function aProject(watches: string): string {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'keyturn.yaml'), `version: 1\nwatches:\n${watches}`);
  return cwd;
}

const ONE = '  - { secret: dev/db, to: [{ env: .env, prefix: X_ }] }\n';
const environment = awsAt('http://127.0.0.1:9');

test.skipIf(isCheckerSkipped('parliament'))('what goes to stdout can be piped into parliament', async () => {
  const { code, stdout, stderr } = await keyturn(['policy', '--account', '123456789012'], {
    cwd: aProject(ONE),
    environment,
  });
  expect([code, check('parliament', stdout)]).toEqual([0, { code: 0, text: '' }]);
  expect(stdout).toContain('arn:aws:secretsmanager:eu-west-1:123456789012:secret:dev/db-??????');
  expect(stderr).toContain('Detect     Asks which version carries the label');
});

test('with --json there is one document, each statement with its sentence', async () => {
  const { stdout } = await keyturn(['policy', '--json'], { cwd: aProject(ONE), environment });
  const { policy, purposes } = JSON.parse(stdout);
  expect(purposes.map(({ sid }: { sid: string }) => sid)).toEqual(
    policy.Statement.map(({ Sid }: { Sid: string }) => Sid),
  );
});

test('several profiles, a wrong account and a wrong key are one clear message and exit 2', async () => {
  const cwd = aProject(`${ONE}  - { secret: dev/two, profile: other, to: [{ env: .env, prefix: X_ }] }\n`);
  const codes = [];
  for (const args of [[], ['--account', '12'], ['--profile', 'other', '--kms-key', 'alias/x'], ['--for', 'fun']]) {
    const { code, stderr } = await keyturn(['policy', ...args], { cwd, environment });
    codes.push([code, stderr.trim().split('\n').length <= 2]);
  }
  expect(codes).toEqual(Array(4).fill([2, true]));
});
