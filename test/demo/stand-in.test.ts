import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { ALICE, BOB, secretsOf, signedFetch, standIn } from './stand-in-clients.ts';

const LIST = { 'x-amz-target': 'secretsmanager.ListSecrets' };

/** Everything that is not shaped like a signature, and whether all of it is refused. */
async function refusesUnsigned(url: string): Promise<boolean> {
  const authorizations = [
    undefined,
    'Bearer token',
    `AWS4-HMAC-SHA256 Credential=${ALICE}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    `AWS4-HMAC-SHA256 Credential=${ALICE}/20261124/eu-west-1/secretsmanager/aws4_request`,
  ];
  const answers = await Promise.all(
    authorizations.map(async (authorization) => {
      const headers = authorization === undefined ? LIST : { ...LIST, authorization };
      const answer = await fetch(url, { method: 'POST', headers, body: '{}' });
      return { status: answer.status, text: await answer.text() };
    }),
  );
  return answers.every(({ status, text }) => status === 400 && text.includes('"MissingAuthenticationTokenException"'));
}

test('unsigned requests are refused', async () => {
  const aws = await standIn();
  expect(await refusesUnsigned(aws.url)).toBe(true);
  expect(aws.calls.count()).toBe(0);
});

test('the check for unsigned requests notices a server that takes them', async () => {
  const careless = createServer((_, response) => response.end('{"SecretList":[]}'));
  onTestFinished(() => void careless.close());
  await new Promise<void>((resolve) => careless.listen(0, '127.0.0.1', resolve));
  const address = careless.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  expect(await refusesUnsigned(`http://127.0.0.1:${port}`)).toBe(false);
});

test('it listens on loopback alone', async (context) => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
  if (outside === undefined) return context.skip('no other network interface');
  const aws = await standIn();
  await expect(fetch(`http://${outside}:${aws.port}`)).rejects.toThrow();
});

test('calls are counted by API, access key and secret', async () => {
  const aws = await standIn({ now: () => 1000 });
  aws.secrets.put('dev/db', 'one');
  const alice = secretsOf(aws);
  const bob = secretsOf(aws, { accessKey: BOB, region: 'us-east-1' });
  await alice.describeSecret({ SecretId: 'dev/db' });
  await alice.getSecretValue({ SecretId: 'dev/db' });
  await bob.listSecrets({});
  expect(aws.calls.byApi()).toEqual({ DescribeSecret: 1, GetSecretValue: 1, ListSecrets: 1 });
  expect(aws.calls.byApi(BOB)).toEqual({ ListSecrets: 1 });
  expect(aws.calls.count({ secret: 'dev/db', accessKey: ALICE })).toBe(2);
  expect(aws.calls.arrivals.at(-1)).toEqual({ at: 1000, api: 'ListSecrets', accessKey: BOB, region: 'us-east-1' });
  aws.calls.reset();
  expect(aws.calls.count()).toBe(0);
});

test('connections are counted, at most and by access key', async () => {
  const aws = await standIn();
  aws.secrets.put('dev/db', 'one');
  aws.faults.add({ kind: 'hang' }, { accessKey: ALICE });
  const alice = secretsOf(aws);
  const hanging = [1, 2, 3].map(() => alice.getSecretValue({ SecretId: 'dev/db' }).catch(() => undefined));
  await expect.poll(() => aws.calls.sockets(ALICE).open).toBe(3);
  await secretsOf(aws, { accessKey: BOB }).listSecrets({});
  expect([aws.calls.sockets(BOB), aws.calls.sockets().peak]).toEqual([{ open: 1, peak: 1 }, 4]);
  alice.destroy();
  await Promise.all(hanging);
  await expect.poll(() => aws.calls.sockets(ALICE)).toEqual({ open: 0, peak: 3 });
});

test.each([
  ['secretsmanager.EraseEverything', {}, 'UnknownOperationException'],
  ['secretsmanager.constructor', {}, 'UnknownOperationException'],
  ['secretsmanager.GetSecretValue', {}, 'ValidationException'],
  ['secretsmanager.GetSecretValue', { SecretId: 7 }, 'SerializationException'],
])('%s with %j is refused as %s', async (target, input, code) => {
  const aws = await standIn();
  const answer = await signedFetch(aws, { target, input });
  expect([answer.status, JSON.parse(await answer.text()).__type]).toEqual([400, code]);
});

test('closing cuts calls that hang', async () => {
  const aws = await standIn();
  aws.faults.add({ kind: 'hang' });
  const call = signedFetch(aws, { target: 'secretsmanager.ListSecrets' });
  const outcome = expect(call).rejects.toThrow();
  await expect.poll(() => aws.calls.count()).toBe(1);
  await aws.close();
  await outcome;
});
