import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { aHome, aRef, aSource, KEYS, SIGNAL } from '../../aws/aws-home.ts';

const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:dev/db-AbCdEf';

/** An AWS whose clock says what the test says. */
async function answering(headers: Readonly<Record<string, string>>) {
  const server = createServer((_, response) => {
    response.sendDate = false;
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1', ...headers });
    response.end(JSON.stringify({ ARN, VersionIdsToStages: { v1: ['AWSCURRENT'] } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { home } = aHome({ ...KEYS, AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  return aSource(home).describe(aRef(), SIGNAL);
}

test('a description tells the full ARN, and when AWS answered by its own clock', async () => {
  const { arn, answeredAt } = await answering({ date: 'Tue, 01 Jan 2030 10:00:07 GMT' });
  expect([arn, answeredAt]).toEqual([ARN, Date.UTC(2030, 0, 1, 10, 0, 7)]);
});

test.each([{}, { date: 'soon' }])('an answer with %j bears no time', async (headers) => {
  expect(await answering(headers)).not.toHaveProperty('answeredAt');
});
