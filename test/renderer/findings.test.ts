import { expect, test } from 'vitest';
import type { Finding } from '../../preload/views.ts';
import { commandIn, report, sorted } from '../../renderer/pages/health/findings.ts';

const finding = (topic: string, verdict: Finding['verdict'], cure?: string): Finding => ({
  topic,
  verdict,
  message: `${topic} says`,
  ...(cure !== undefined && { cure }),
});

test('what is wrong comes first, then hints with a cure; the rest by topic', () => {
  const found = [
    finding('tray', 'good'),
    finding('machine', 'hint', 'Raise it.'),
    finding('aws', 'good'),
    finding('tray', 'hint'),
    finding('file', 'wrong'),
  ];
  const { toFix, fine } = sorted(found);
  expect(toFix).toEqual([found[4], found[1]]);
  expect(fine).toEqual([found[0], found[3], found[2]]);
});

test.each([
  ['Run `aws sso login --profile dev`.', 'aws sso login --profile dev'],
  ['Set `region` in the profile.', undefined],
  ['Run `aws configure sso` or `aws configure list`.', undefined],
  ['Nothing to run.', undefined],
])('the command in %j', (cure, command) => {
  expect(commandIn(cure)).toBe(command);
});

test('a report is one line for each check', () => {
  expect(report([finding('aws', 'wrong', 'Sign in.'), finding('tray', 'good')])).toBe(
    'wrong: aws: aws says Sign in.\ngood: tray: tray says\n',
  );
});
