import { expect, test } from 'vitest';
import type { AppView, WatchRow } from '../../preload/views.ts';
import { denseGroups, fullGroups } from '../../renderer/pages/now/groups.ts';
import type { Group } from '../../renderer/pages/now/items.ts';
import { ofCheck } from '../../renderer/pages/now/remedies.ts';
import { attentionCount, checkProblem } from '../../renderer/pages/now/standing.ts';
import { NOW } from './fake/moments.ts';
import { watch } from './fake/watches.ts';

function denied(secret: string, action = 'GetSecretValue', profile = 'billing-dev'): WatchRow {
  const problem = {
    code: 'access-denied',
    message: `IAM denies \`secretsmanager:${action}\` on ${secret} to profile ${profile}.`,
    cure: `Ask for \`secretsmanager:${action}\` on this secret.`,
  };
  return watch(secret, { profile, region: 'eu-west-1', freshness: { kind: 'failed', problem }, targets: [] });
}

const ALIKE = [denied('dev/a'), denied('dev/b')];
const ALONE = [denied('dev/c', 'DescribeSecret'), denied('dev/d', 'GetSecretValue', 'shared')];
const CONTEXT = { projects: [], now: NOW };

/** Row by row of the first group: how many secrets its cure is for. */
const curesIn = ([group]: readonly Group[]): readonly (readonly [string, number])[] =>
  (group?.items ?? []).map((item) => {
    if (item.kind === 'project') return [item.id, 1];
    return [item.id, item.kind === 'shared' ? item.rows.length : item.cures.length];
  });

test('rows that one denied action of a profile holds up have one cure; another action or profile has its own', () => {
  expect(curesIn(fullGroups([...ALIKE, ...ALONE], []))).toEqual([
    ['dev.c', 1],
    ['dev.d', 1],
    ['dev.a', 2],
    ['dev.b', 0],
  ]);
});

test('in a dense list they are one row, and no second cure stands in their groups', () => {
  const groups = denseGroups([...ALIKE, ...ALONE], 'none', CONTEXT);
  expect(curesIn(groups)).toEqual([
    ['dev.c', 1],
    ['dev.d', 1],
    ['secretsmanager:GetSecretValue billing-dev', 2],
  ]);
  expect(curesIn(groups.slice(1))).toEqual([
    ['dev.a', 0],
    ['dev.b', 0],
  ]);
});

test('the one cure names the action, not one secret of several, and its policy is for all of them', () => {
  const problem = ALIKE[0] && checkProblem(ALIKE[0]);
  if (problem === undefined) throw new Error('No problem.');
  const { says, soft, remedies } = ofCheck(problem, ALIKE);
  expect(says).toBe('IAM denies `secretsmanager:GetSecretValue` to profile billing-dev.');
  expect(soft).toMatch(/on these secrets\. 2 secrets are affected, the others go on\.$/);
  const [policy] = remedies.flatMap((remedy) => (remedy.kind === 'copy' ? [JSON.parse(remedy.text)] : []));
  expect(policy.Statement[0].Resource).toEqual(
    ['dev/a', 'dev/b'].map((secret) => `arn:aws:secretsmanager:eu-west-1:*:secret:${secret}-??????`),
  );
  expect(remedies.at(-1)).toEqual({ kind: 'check', label: 'Check again' });
});

test('what they wait for counts once', () => {
  const view = { watches: [...ALIKE, ...ALONE], projects: [] } as unknown as AppView;
  expect(attentionCount(view)).toBe(3);
});
