import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { RELAY_CODE } from '../../../main/channels/set-up/templates/relay-code.ts';
import { createWebhookChannel } from '../../../main/channels/webhook/webhook-channel.ts';
import type { Hint } from '../../../main/domain/hint.ts';
import { readEvent } from '../../../main/domain/read-event.ts';
import { machineClock } from '../../../main/machine-clock.ts';
import { emptyFolder } from '../../support/keyturn-process.ts';
import { EVENT } from './event-bridge-words.ts';

const KEY = 'k'.repeat(64);
const require = createRequire(import.meta.url);

type Sent = { readonly QueueUrl: string; readonly MessageBody: string };

/** The function as Lambda loads it, with an SDK that keeps what is sent and knows the key. */
function loaded(environment: Record<string, string>, code = RELAY_CODE) {
  const sent: Sent[] = [];
  const asked: object[] = [];
  class Client {
    async send({ input }: { input: Sent }): Promise<object> {
      if ('MessageBody' in input) sent.push(input);
      else asked.push(input);
      return { SecretString: KEY };
    }
  }
  class Command {
    readonly input: object;
    constructor(input: object) {
      this.input = input;
    }
  }
  const sdk = {
    SQSClient: Client,
    SendMessageCommand: Command,
    SecretsManagerClient: Client,
    GetSecretValueCommand: Command,
  };
  const module = { exports: {} as { handler: (event: object) => Promise<void> } };
  const run = new Function('require', 'exports', 'process', code);
  run((name: string) => (name.startsWith('@aws-sdk/') ? sdk : require(name)), module.exports, { env: environment });
  return { handler: module.exports.handler, sent, asked };
}

/** Our own webhook, with the relay's key in its file. */
async function aWebhook(): Promise<{ url: string; hints: Hint[]; what: string[] }> {
  const file = join(emptyFolder(), 'relay.key');
  writeFileSync(file, `${KEY}\n`, { mode: 0o600 });
  const settings = {
    kind: 'webhook' as const,
    name: 'relay',
    region: 'eu-west-1',
    topics: [],
    auth: { kind: 'relay' as const, file },
  };
  const [hints, what]: [Hint[], string[]] = [[], []];
  const ending = new AbortController();
  const channel = createWebhookChannel({ settings, clock: machineClock });
  const { promise: up, resolve } = Promise.withResolvers<void>();
  const running = channel.run(
    {
      hint: async (some) => {
        hints.push(...some);
        return some.map(() => 'in step' as const);
      },
      notice: ({ news }) => void what.push(news),
      unknown: (name) => void what.push(name),
      state: ({ kind }) => kind === 'up' && resolve(),
      sweep: () => undefined,
      marked: () => undefined,
    },
    ending.signal,
  );
  onTestFinished(async () => {
    ending.abort();
    await running;
  });
  await up;
  return { url: `${channel.address()}/relay`, hints, what };
}

test('it fits into a template as it is', () => {
  expect(Buffer.byteLength(RELAY_CODE)).toBeLessThanOrEqual(4096);
});

test('without an address the small shape goes to the queue, and means what the event means', async () => {
  const { handler, sent, asked } = loaded({ QUEUE_URL: 'the queue' });
  await handler(JSON.parse(EVENT));
  expect(sent.map(({ QueueUrl }) => QueueUrl)).toEqual(['the queue']);
  expect(Object.keys(JSON.parse(sent[0]?.MessageBody ?? ''))).toEqual([
    ...['keyturn', 'secret', 'region', 'account', 'label', 'versionId', 'at', 'id'],
  ]);
  expect(readEvent(sent[0]?.MessageBody ?? '')).toEqual(readEvent(EVENT));
  expect(asked).toEqual([]);
});

test('with an address it is signed so that our webhook takes it', async () => {
  const { url, hints } = await aWebhook();
  const { handler, sent, asked } = loaded({ WEBHOOK_URL: url, RELAY_KEY_ARN: 'the key' });
  await handler(JSON.parse(EVENT));
  await expect.poll(() => hints).toHaveLength(1);
  const reading = readEvent(EVENT);
  expect(hints).toEqual(reading.kind === 'hint' ? [reading.hint] : []);
  expect([sent, asked]).toEqual([[], [{ SecretId: 'the key', VersionStage: 'AWSCURRENT' }]]);
});

test('a relay that signs with another key, or only the body, is turned away', async () => {
  const { url, hints } = await aWebhook();
  const variants = [
    RELAY_CODE.replace("createHmac('sha256', key)", "createHmac('sha256', key + 'x')"),
    RELAY_CODE.replace("update(timestamp + '.' + body)", 'update(body)'),
  ];
  for (const code of variants) {
    expect(code).not.toBe(RELAY_CODE);
    const { handler } = loaded({ WEBHOOK_URL: url, RELAY_KEY_ARN: 'the key' }, code);
    await expect(handler(JSON.parse(EVENT))).rejects.toThrow('the webhook answered HTTP 403');
  }
  expect(hints).toEqual([]);
});

test('news of CloudTrail goes on as it is', async () => {
  const { url, what } = await aWebhook();
  const failed = { ...JSON.parse(EVENT), resources: [], 'detail-type': 'AWS Service Event via CloudTrail' };
  const additionalEventData = { SecretId: JSON.parse(EVENT).resources[0] };
  failed.detail = { eventSource: 'secretsmanager.amazonaws.com', eventName: 'RotationFailed', additionalEventData };
  await loaded({ WEBHOOK_URL: url, RELAY_KEY_ARN: 'the key' }).handler(failed);
  await expect.poll(() => what).toEqual(['rotation failed']);
});

test('an answer other than 2xx fails, so that Lambda tries again', async () => {
  const server = createServer((_, response) => response.writeHead(503).end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { handler } = loaded({ WEBHOOK_URL: `http://127.0.0.1:${port}/relay`, RELAY_KEY_ARN: 'the key' });
  await expect(handler(JSON.parse(EVENT))).rejects.toThrow('HTTP 503');
});
