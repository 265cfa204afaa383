import { randomUUID } from 'node:crypto';
import { ACCOUNT } from '../signature.ts';
import type { LabelMove, World } from '../world.ts';
import { addMessage } from './messages.ts';
import { queueName } from './queue-store.ts';

/** How an event travels: as it is (EventBridge, or SNS with raw delivery), or inside an SNS notification. */
export type Envelope = 'none' | 'sns';

/** The rule of EventBridge that brings `Secret Label Updated` to queues. */
export type Events = {
  /** Hears of the secrets in the queue's region. Returns its own removal. */
  subscribe(queueUrl: string, options?: { readonly envelope?: Envelope }): () => void;
};

/** Moves of these two are not told (Secrets Manager user guide, event notifications). */
const SILENT_LABELS: ReadonlySet<string> = new Set(['AWSPENDING', 'AWSPREVIOUS']);

/** The native event as documented (user guide, "Secret Label Updated"); whole seconds, no value. */
function eventOf({ secret, label, version }: LabelMove, now: number): string {
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': 'Secret Label Updated',
    source: 'aws.secretsmanager',
    account: ACCOUNT,
    time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: secret.region,
    resources: [secret.arn],
    detail: { name: secret.name, labelUpdated: label, versionId: version.id },
  });
}

/** Unsigned: nobody checks the signature of what comes out of a queue. */
function wrap(event: string, region: string, now: number): string {
  return JSON.stringify({
    Type: 'Notification',
    MessageId: randomUUID(),
    TopicArn: `arn:aws:sns:${region}:${ACCOUNT}:secret-watch`,
    Message: event,
    Timestamp: new Date(now).toISOString(),
    SignatureVersion: '2',
    Signature: '',
    SigningCertURL: '',
    UnsubscribeURL: '',
  });
}

type Subscription = { readonly name: string; readonly envelope: Envelope };

/** The subscriptions, and the hook that feeds them. */
export function createEvents(world: Pick<World, 'clock' | 'queues'>): {
  readonly events: Events;
  readonly announce: World['announce'];
} {
  const subscriptions = new Set<Subscription>();
  const deliver = ({ name, envelope }: Subscription, move: LabelMove): void => {
    const { region } = move.secret;
    const queue = world.queues.get(`${region}/${name}`);
    const now = world.clock.now();
    const event = eventOf(move, now);
    if (queue) addMessage(queue, envelope === 'sns' ? wrap(event, region, now) : event, { now });
  };
  return {
    events: {
      subscribe: (queueUrl, { envelope = 'none' } = {}) => {
        const subscription = { name: queueName(queueUrl), envelope };
        subscriptions.add(subscription);
        return () => subscriptions.delete(subscription);
      },
    },
    announce: (move) => {
      if (SILENT_LABELS.has(move.label)) return;
      for (const subscription of subscriptions) deliver(subscription, move);
    },
  };
}
