// The peer: what a careful developer writes in one sitting, with the queue's URL and a folder for each secret at hand.
import { readFileSync } from 'node:fs';
import { DescribeSecretCommand, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { writeDurably, writeState } from './reference-script.mjs';

/** An event is a hint: AWS says which version is current, and a version that was delivered is not delivered again. */
async function isNews({ secrets }, { resources }, delivered) {
  const { VersionIdsToStages = {} } = await secrets.send(new DescribeSecretCommand({ SecretId: resources[0] }));
  const [current] = Object.entries(VersionIdsToStages).find(([, labels]) => labels.includes('AWSCURRENT')) ?? [];
  const isKnown = delivered.get(resources[0]) === current;
  delivered.set(resources[0], current);
  return !isKnown;
}

async function bringUp({ secrets, fileOf }, { resources, detail }) {
  const command = new GetSecretValueCommand({ SecretId: resources[0], VersionStage: 'AWSCURRENT' });
  const { SecretString } = await secrets.send(command);
  const file = fileOf(detail.name);
  let text = readFileSync(file, 'utf8');
  for (const [field, value] of Object.entries(JSON.parse(SecretString))) {
    text = text.replace(new RegExp(`^${field.toUpperCase()}=.*$`, 'm'), () => `${field.toUpperCase()}='${value}'`);
  }
  writeDurably(file, text);
}

export async function listen(parts, signal) {
  const { sqs, queueUrl: QueueUrl, onDurable, state } = parts;
  const delivered = new Map();
  while (!signal.aborted) {
    const receive = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await sqs.send(receive, { abortSignal: signal });
    for (const { Body, ReceiptHandle } of Messages) {
      const event = JSON.parse(Body);
      if (state === undefined || (await isNews(parts, event, delivered))) {
        await bringUp(parts, event);
        // So that a restart knows it too.
        if (state !== undefined) writeState(state, { secret: event.resources[0], versionId: event.detail.versionId });
      }
      onDurable();
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}
