import type { Problem } from '../../../preload/plain.ts';
import type { WatchRow } from '../../../preload/views.ts';
import { deniedActions } from './standing.ts';

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

/** One alone as itself. */
function oneOrAll(texts: readonly string[]): string | readonly string[] {
  const [first = '', ...more] = new Set(texts);
  return more.length === 0 ? first : [first, ...more];
}

function statementFor(action: string, rows: readonly WatchRow[]): object {
  if (!action.startsWith('kms:')) return { Effect: 'Allow', Action: action, Resource: oneOrAll(rows.map(arnOf)) };
  // Which key it is, only an administrator knows; by way of Secrets Manager alone it may be any.
  const services = rows.map(({ region = '*' }) => `secretsmanager.${region}.amazonaws.com`);
  const condition = { StringLike: { 'kms:ViaService': oneOrAll(services) } };
  return { Effect: 'Allow', Action: action, Resource: '*', Condition: condition };
}

/** An IAM policy that allows what the problem says is denied, for all rows; undefined where it names no action. */
export function policyFor(problem: Problem, rows: readonly WatchRow[]): string | undefined {
  const actions = deniedActions(problem);
  if (actions.length === 0) return undefined;
  const Statement = actions.map((action) => statementFor(action, rows));
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
}
