import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { aHome, aRef, aSource, aStandIn, codeOf, KEYS, SIGNAL } from '../../aws/aws-home.ts';

async function aWorld() {
  const standIn = await aStandIn();
  const { home } = aHome({ ...KEYS, AWS_ENDPOINT_URL: standIn.url });
  const calls: string[] = [];
  const source = aSource(home, ({ service, api, profile }) => calls.push(`${service} ${api} ${profile}`));
  return { standIn, source, calls };
}

test('a description tells labels and region, never a value', async () => {
  const { standIn, source } = await aWorld();
  const current = standIn.secrets.put('dev/db', 'CANARY-new');
  const description = await source.describe(aRef(), SIGNAL);
  expect([description.region, description.versionOf.get('AWSCURRENT')]).toEqual(['eu-west-1', current]);
  expect(standIn.calls.byApi()).toEqual({ DescribeSecret: 1 });
});

test('a fetch brings the version behind the label, sealed', async () => {
  const { standIn, source } = await aWorld();
  const previous = standIn.secrets.versionId('dev/db');
  standIn.secrets.put('dev/db', 'second');
  const version = await source.fetch(aRef({ label: 'AWSPREVIOUS' }), SIGNAL);
  expect(version.versionId).toBe(previous);
  expect(inspect(version, { depth: 9 }) + JSON.stringify(version)).not.toContain('CANARY');
  expect(version.content.kind === 'text' && version.content.text.reveal()).toBe('{"password":"CANARY-value"}');
});

test('a binary secret comes as base64', async () => {
  const { standIn, source } = await aWorld();
  standIn.secrets.put('dev/key', Uint8Array.of(0, 255, 16));
  const { content } = await source.fetch(aRef({ secret: 'dev/key' }), SIGNAL);
  expect(content.kind === 'binary' && content.base64.reveal()).toBe('AP8Q');
});

test('an ARN is asked in its own region', async () => {
  const { standIn, source } = await aWorld();
  standIn.secrets.put('far', 'x', { region: 'us-east-2' });
  const arn = standIn.secrets.arn('far', { region: 'us-east-2' });
  expect((await source.describe(aRef({ secret: arn }), SIGNAL)).region).toBe('us-east-2');
});

test.each([
  ['rate(4 hours)', '2h', 2],
  ['rate(4 hours)', undefined, 1],
  ['rate(10 days)', undefined, 24],
])('the rotation window of %s with duration %s opens %i h before its end', async (expression, duration, hours) => {
  const { standIn, source } = await aWorld();
  const rules = { ScheduleExpression: expression, ...(duration && { Duration: duration }) };
  standIn.secrets.schedule('dev/db', rules);
  const { rotation } = await source.describe(aRef(), SIGNAL);
  expect(((rotation?.nextBy ?? 0) - (rotation?.windowStart ?? 0)) / 3_600_000).toBe(hours);
});

test('every request counts, retries too', async () => {
  const { standIn, source, calls } = await aWorld();
  standIn.faults.add({ kind: 'internal error' }, { calls: 1 });
  await source.describe(aRef(), SIGNAL);
  expect(calls).toEqual(Array(2).fill('secrets_manager DescribeSecret default'));
});

test('three attempts, then the problem', async () => {
  const { standIn, source } = await aWorld();
  standIn.faults.add({ kind: 'internal error' });
  expect([await codeOf(source.describe(aRef(), SIGNAL)), standIn.calls.count()]).toEqual(['aws-trouble', 3]);
});

test.each([
  ['deleted', 'secret-deleted'],
  ['decryption failure', 'decryption-failed'],
  ['kms denied', 'kms-denied'],
  ['truncated body', 'unreachable'],
  ['captive portal', 'unreachable'],
  ['reset', 'unreachable'],
] as const)('a secret that meets "%s" is the problem %s', async (kind, code) => {
  const { standIn, source } = await aWorld();
  if (kind === 'deleted') standIn.secrets.delete('dev/db');
  else standIn.faults.add({ kind });
  expect(await codeOf(source.fetch(aRef(), SIGNAL))).toBe(code);
});

test('a deleted secret is the same problem where its version is only asked for', async () => {
  const { standIn, source } = await aWorld();
  standIn.secrets.delete('dev/db');
  expect(await codeOf(source.describe(aRef(), SIGNAL))).toBe('secret-deleted');
});

test('a clock twenty minutes off is corrected and nobody hears of it', async () => {
  const { standIn, source } = await aWorld();
  standIn.faults.add({ kind: 'clock skew', aheadMs: 1_200_000 });
  expect((await source.describe(aRef(), SIGNAL)).region).toBe('eu-west-1');
});

test('an aborted call ends at once, though the server hangs', async () => {
  const { standIn, source } = await aWorld();
  standIn.faults.add({ kind: 'hang' });
  const controller = new AbortController();
  const work = codeOf(source.describe(aRef(), controller.signal));
  const queued = codeOf(source.describe(aRef(), controller.signal));
  controller.abort();
  expect(await Promise.all([work, queued])).toEqual(['unreachable', 'unreachable']);
});
