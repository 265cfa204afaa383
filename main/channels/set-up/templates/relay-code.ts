/**
 * The relay function (CommonJS, Node 22 of Lambda, its own SDK inside). Brings the native event into one small shape; what it does
 * not know goes on as it is. Fails where the other side does not say 2xx, so that Lambda tries again and then keeps the event.
 */
export const RELAY_CODE = `'use strict';
const { createHmac } = require('node:crypto');

const { WEBHOOK_URL, RELAY_KEY_ARN, QUEUE_URL } = process.env;
let key;

function hintOf(event) {
  if (event['detail-type'] !== 'Secret Label Updated') return event;
  const { id, region, account, time, resources, detail } = event;
  const secret = (resources && resources[0]) || detail.name;
  return { keyturn: 1, secret, region, account, label: detail.labelUpdated, versionId: detail.versionId, at: time, id };
}

async function readKey() {
  const { SecretsManagerClient, GetSecretValueCommand } = require('@aws-sdk/client-secrets-manager');
  const wish = new GetSecretValueCommand({ SecretId: RELAY_KEY_ARN, VersionStage: 'AWSCURRENT' });
  return (await new SecretsManagerClient({}).send(wish)).SecretString;
}

async function post(body) {
  key = key || (await readKey());
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', key).update(timestamp + '.' + body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-keyturn-timestamp': timestamp,
    'x-keyturn-signature': signature,
  };
  const signal = AbortSignal.timeout(5000);
  const { status } = await fetch(WEBHOOK_URL, { method: 'POST', headers, body, signal, redirect: 'error' });
  if (status === 403) key = undefined;
  if (status < 200 || status > 299) throw new Error('the webhook answered HTTP ' + status);
}

async function enqueue(body) {
  const { SQSClient, SendMessageCommand } = require('@aws-sdk/client-sqs');
  await new SQSClient({}).send(new SendMessageCommand({ QueueUrl: QUEUE_URL, MessageBody: body }));
}

exports.handler = async (event) => {
  const body = JSON.stringify(hintOf(event));
  await (WEBHOOK_URL ? post(body) : enqueue(body));
};
`;
