import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { templateText } from '../../../main/channels/set-up/templates/print-template.ts';
import { partIsRequired } from '../../support/require.ts';
import { ALL_WISHES, aWish } from './wishes.ts';

const LINT = process.env.KEYTURN_CFN_LINT ?? join(homedir(), '.cache/keyturn-peers/checks/bin/cfn-lint');

describe.skipIf(!existsSync(LINT) && !partIsRequired('cfn-lint'))('by the rules of cfn-lint', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'keyturn-templates-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function lint(texts: readonly string[]): { code: number | null; told: string } {
    const files = texts.map((text, at) => {
      const file = join(folder, `${at}.yaml`);
      writeFileSync(file, text);
      return file;
    });
    // Its home is where it would look for settings of its own.
    const environment = { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' };
    const { status, stdout } = spawnSync(LINT, files, { env: environment, encoding: 'utf8' });
    return { code: status, told: stdout };
  }

  test('every template is without an error and without a warning', { timeout: 60_000 }, () => {
    expect(lint(Object.values(ALL_WISHES).map(templateText))).toEqual({ code: 0, told: '' });
  });

  test.each([
    ['a queue with a property that there is not', 'VisibilityTimeout: 60', 'VisibilityTime: 60', 'E3002'],
    ['a dead-letter queue that is in no stack', '- DeadLetters\n', '- Nowhere\n', 'E1010'],
    [
      'a retention that SQS does not take',
      'MessageRetentionPeriod: 345600',
      'MessageRetentionPeriod: 9999999',
      'E3034',
    ],
  ])('a broken variant is found: %s', { timeout: 60_000 }, (_, right, wrong, rule) => {
    const text = templateText(aWish());
    expect(text).toContain(right);
    const { code, told } = lint([text.replace(right, wrong)]);
    expect({ isFound: code !== 0, told }).toEqual({ isFound: true, told: expect.stringContaining(rule) });
  });
});
