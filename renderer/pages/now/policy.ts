import type { Problem } from '../../../preload/plain.ts';
import type { WatchRow } from '../../../preload/views.ts';

const PARTITIONS = [
  { start: 'cn-', partition: 'aws-cn' },
  { start: 'us-gov-', partition: 'aws-us-gov' },
];

function arnOf({ secret, region = '*' }: WatchRow): string {
  if (secret.startsWith('arn:')) return secret;
  const partition = PARTITIONS.find(({ start }) => region.startsWith(start))?.partition ?? 'aws';
  // Secrets Manager appends six characters to the name.
  return `arn:${partition}:secretsmanager:${region}:*:secret:${secret}-??????`;
}

function statementFor(action: string, row: WatchRow): object {
  if (!action.startsWith('kms:')) return { Effect: 'Allow', Action: action, Resource: arnOf(row) };
  // Which key it is, only an administrator knows; by way of Secrets Manager alone it may be any.
  const condition = { StringLike: { 'kms:ViaService': `secretsmanager.${row.region ?? '*'}.amazonaws.com` } };
  return { Effect: 'Allow', Action: action, Resource: '*', Condition: condition };
}

/** An IAM policy that allows what the problem says is denied; undefined where it names no action. */
export function policyFor(problem: Problem, row: WatchRow): string | undefined {
  const named = `${problem.message} ${problem.cure}`.match(/\b(?:secretsmanager|kms):[A-Z]\w+/g);
  const actions = [...new Set(named ?? (problem.code === 'kms-denied' ? ['kms:Decrypt'] : []))];
  if (actions.length === 0) return undefined;
  const Statement = actions.map((action) => statementFor(action, row));
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
}
