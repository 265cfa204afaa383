import { randomUUID } from 'node:crypto';
import { ACCOUNT } from '../signature.ts';
import type { LabelMove, World } from '../world.ts';
import { addMessage } from './messages.ts';
import { queueName } from './queue-store.ts';

/** How an event travels: as it is (EventBridge, or SNS with raw delivery), or inside an SNS notification. */
export type Envelope = 'none' | 'sns';

/** Each a probability in [0, 1], drawn for every event and queue; delays in milliseconds. */
export type EventFaults = {
  loss: number;
  duplication: number;
  /** Of an event that is overtaken by those after it. */
  reordering: number;
  delayMs: number;
};

/** How much later an overtaken event comes. */
const OVERTAKEN_MS = 500;

/** The rule of EventBridge that brings `Secret Label Updated` to queues. */
export type Events = {
  /** How the way misbehaves; may be changed at any time. */
  readonly faults: EventFaults;
  /** Hears of the secrets in the queue's region. Returns its own removal. */
  subscribe(queueUrl: string, options?: { readonly envelope?: Envelope }): () => void;
  /** Hears of the secrets of every region, each event as its text. Returns its own removal. */
  listen(receive: (event: string) => void): () => void;
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

/** How an event gets from the rule to whoever waits for it. */
function createWay(
  { clock, random }: Pick<World, 'clock' | 'random'>,
  faults: EventFaults,
): (task: () => void) => void {
  const happens = (probability: number): boolean => probability > 0 && random() < probability;
  const arrive = (task: () => void): void => {
    const late = faults.delayMs + (happens(faults.reordering) ? OVERTAKEN_MS : 0);
    if (late > 0) clock.at(clock.now() + late, task);
    else task();
  };
  return (task) => {
    if (happens(faults.loss)) return;
    arrive(task);
    if (happens(faults.duplication)) arrive(task);
  };
}

/** The subscriptions, and the hook that feeds them. */
export function createEvents(world: Pick<World, 'clock' | 'queues' | 'random'>): {
  readonly events: Events;
  readonly announce: World['announce'];
} {
  const { clock } = world;
  const subscriptions = new Set<Subscription>();
  const receivers = new Set<(event: string) => void>();
  const faults: EventFaults = { loss: 0, duplication: 0, reordering: 0, delayMs: 0 };
  const travel = createWay(world, faults);
  const deliver = ({ name, envelope }: Subscription, move: LabelMove): void => {
    const { region } = move.secret;
    const queue = world.queues.get(`${region}/${name}`);
    const now = world.clock.now();
    const event = eventOf(move, now);
    if (queue)
      travel(() => addMessage(queue, envelope === 'sns' ? wrap(event, region, now) : event, { now: clock.now() }));
  };
  return {
    events: {
      faults,
      subscribe: (queueUrl, { envelope = 'none' } = {}) => {
        const subscription = { name: queueName(queueUrl), envelope };
        subscriptions.add(subscription);
        return () => subscriptions.delete(subscription);
      },
      listen: (receive) => {
        receivers.add(receive);
        return () => receivers.delete(receive);
      },
    },
    announce: (move) => {
      if (SILENT_LABELS.has(move.label)) return;
      for (const subscription of subscriptions) deliver(subscription, move);
      for (const receive of receivers) travel(() => receive(eventOf(move, clock.now())));
    },
  };
}
