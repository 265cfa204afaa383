import { randomUUID } from 'node:crypto';
import { SQS } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe } from 'vitest';
import { startStandIn } from '../../main/demo/aws/stand-in.ts';
import { isElasticMqMissing, startElasticMq } from './elasticmq.ts';
import { KEYS, REGION } from './keyturn-process.ts';
import { isMotoMissing, startMoto } from './moto.ts';
import { partIsRequired } from './require.ts';

export type QueueServerName = 'stand-in' | 'moto' | 'elasticmq';

/** Something that answers as SQS does, and a way to use it as everybody else does: over the wire. */
export type QueueServer = {
  readonly name: QueueServerName;
  readonly url: string;
  readonly sqs: SQS;
  /** A new one. Returns its URL. */
  queue(attributes?: Readonly<Record<string, string>>): Promise<string>;
  send(queueUrl: string, body: string): Promise<void>;
  /** Visible ones and received ones. */
  count(queueUrl: string): Promise<{ readonly visible: number; readonly hidden: number }>;
  arn(queueUrl: string): Promise<string>;
  close(): Promise<void>;
};

type Listening = { readonly url: string; close(): Promise<void> };

const STARTS: Record<QueueServerName, () => Promise<Listening>> = {
  'stand-in': startStandIn,
  moto: startMoto,
  elasticmq: startElasticMq,
};

const MISSING: Record<QueueServerName, () => boolean> = {
  'stand-in': () => false,
  moto: isMotoMissing,
  elasticmq: isElasticMqMissing,
};

async function startQueueServer(name: QueueServerName): Promise<QueueServer> {
  const { url, close } = await STARTS[name]();
  const sqs = new SQS({ endpoint: url, region: REGION, credentials: KEYS, md5: false });
  const attributes = async (QueueUrl: string): Promise<Partial<Record<string, string>>> =>
    (await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] })).Attributes ?? {};
  return {
    name,
    url,
    sqs,
    async queue(Attributes = {}) {
      const { QueueUrl = '' } = await sqs.createQueue({ QueueName: `q-${randomUUID()}`, Attributes });
      return QueueUrl;
    },
    async send(QueueUrl, MessageBody) {
      await sqs.sendMessage({ QueueUrl, MessageBody });
    },
    async count(queueUrl) {
      const all = await attributes(queueUrl);
      const visible = Number(all.ApproximateNumberOfMessages);
      return { visible, hidden: Number(all.ApproximateNumberOfMessagesNotVisible) };
    },
    arn: async (queueUrl) => (await attributes(queueUrl)).QueueArn ?? '',
    async close() {
      sqs.destroy();
      await close();
    },
  };
}

/** The same suite against every server; those that are neither there nor required are skipped, visibly. */
export function describeEachQueueServer(body: (server: () => QueueServer) => void): void {
  for (const name of Object.keys(STARTS) as QueueServerName[]) {
    describe.skipIf(MISSING[name]() && !partIsRequired(name))(`against ${name}`, () => {
      let server: QueueServer | undefined;
      beforeAll(async () => {
        server = await startQueueServer(name);
      });
      afterAll(() => server?.close());
      body(() => {
        if (server === undefined) throw new Error('the server of this suite has not started');
        return server;
      });
    });
  }
}
