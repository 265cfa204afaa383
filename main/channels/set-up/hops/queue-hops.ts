import type { Hop, TestedSecret } from '../../../domain/channel-set-up.ts';
import type { ChannelSettings } from '../../../domain/channel-settings.ts';
import type { QueueFacts } from '../../sqs/queue-facts.ts';
import type { Asking } from '../ask.ts';
import { queueCalls } from '../queues/queue-calls.ts';
import { type MadeResource, stackCalls } from '../stacks/stack-calls.ts';
import { eventCalls } from './event-calls.ts';
import { broken, look, ok, unseenFor } from './look.ts';
import { type Marking, markedQueueHop } from './marked.ts';
import { keyPolicyHops, queuePolicyHop } from './permission-hops.ts';
import { sourcesIn } from './policy.ts';
import { ruleHops } from './rule-hops.ts';
import { topicHops } from './topic-hops.ts';

export type Testing = Marking & {
  readonly asking: Asking;
  readonly secret: TestedSecret | undefined;
  readonly tell: (hop: Hop) => void;
};

type Sqs = Extract<ChannelSettings, { kind: 'sqs' }>;

/** What the stack says it is made of: which rules there should be, and whether a function stands in between. */
async function lookAtStack({ stack }: Sqs, { asking, tell }: Testing): Promise<MadeResource[]> {
  if (stack === undefined) return [];
  const calls = stackCalls(asking);
  const standing = await look(calls.describe(stack));
  if (standing.kind === 'unseen') tell(unseenFor('stack', standing.problem));
  if (standing.kind === 'unseen' || !standing.value) {
    const cure = 'Make it again with `keyturn channel deploy`.';
    if (standing.kind === 'seen') tell(broken('stack', `The stack ${stack} is gone.`, cure));
    return [];
  }
  const { status } = standing.value;
  const isWhole = /^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(status);
  if (isWhole) tell(ok('stack', `The stack ${stack} is ${status}.`));
  else tell(broken('stack', `The stack ${stack} is ${status}.`, 'Run `keyturn channel deploy` again.'));
  const resources = await look(calls.resources(standing.value.id));
  return resources.kind === 'seen' ? resources.value : [];
}

type Found = { readonly queue: QueueFacts; readonly resources: readonly MadeResource[]; readonly region: string };

function physical({ resources }: Found, type: string): string[] {
  return resources.flatMap((one) => (one.type === type ? one.physicalId : []));
}

/** Rule → queue, or rule → function of the same stack. */
async function directHops(found: Found, testing: Testing): Promise<Hop[]> {
  const { queue, region } = found;
  const { asking, secret, clock, id } = testing;
  const [, partition, , , account = ''] = queue.arn.split(':');
  const [relay] = physical(found, 'AWS::Lambda::Function');
  const { hops, rules } = await ruleHops({
    events: eventCalls(asking),
    place: asking.place,
    known: physical(found, 'AWS::Events::Rule'),
    targetArn: relay === undefined ? queue.arn : `arn:${partition}:lambda:${region}:${account}:function:${relay}`,
    to: relay === undefined ? 'the queue' : 'the relay function',
    secret,
    origin: { region, account, at: clock.now(), id },
  });
  // The function sends as its role, which needs no policy of the queue.
  if (relay !== undefined || rules.length === 0) return [...hops];
  const senders = rules.map(({ arn }) => ({ principal: 'events.amazonaws.com', source: arn, account }));
  const policies = senders.map((sender) => queuePolicyHop(queue.policy, sender));
  const keys = senders[0] ? await keyPolicyHops(queue.kmsKey, senders[0], asking) : [];
  return [...hops, ...policies, ...keys];
}

/** Rule → topic → queue. */
async function throughTopic(topic: string, { queue }: Found, testing: Testing): Promise<Hop[]> {
  const { asking, secret, clock, id } = testing;
  const hops = await topicHops({
    topic,
    isOwn: ({ endpoint }) => endpoint === queue.arn,
    subscriber: 'This queue',
    ...{ secret, asking, id, at: clock.now() },
  });
  const sender = { principal: 'sns.amazonaws.com', source: topic, account: topic.split(':')[4] ?? '' };
  return [...hops, queuePolicyHop(queue.policy, sender), ...(await keyPolicyHops(queue.kmsKey, sender, asking))];
}

async function deadLetterHop({ deadLetters, name }: Sqs, { asking }: Testing): Promise<Hop> {
  if (deadLetters === undefined) return ok('dead letters', 'The queue has no dead-letter queue.');
  const facts = await look(queueCalls(asking).facts(deadLetters));
  if (facts.kind === 'unseen') return unseenFor('dead letters', facts.problem);
  const { messages } = facts.value;
  if (messages === 0) return ok('dead letters', 'No message waits in the dead-letter queue.');
  return ok(
    'dead letters',
    `${messages} wait in the dead-letter queue; \`keyturn channel redrive ${name}\` moves them back.`,
  );
}

/** Looks at every hop to a queue, from the stack to a message that arrives. */
export async function queueHops(channel: Sqs, testing: Testing): Promise<void> {
  const { asking, tell } = testing;
  const queues = queueCalls(asking);
  const resources = await lookAtStack(channel, testing);
  const queue = await look(queues.facts(channel.queueUrl));
  if (queue.kind === 'unseen') {
    const { code, message, cure } = queue.problem;
    tell(code === 'configuration' ? broken('queue', message, cure) : unseenFor('queue', queue.problem));
    return;
  }
  tell(ok('queue', 'The queue is there and can be read.'));
  const found = { queue: queue.value, resources, region: channel.region };
  const topics = sourcesIn(queue.value.policy).filter((source) => source.split(':')[2] === 'sns');
  const ways =
    topics.length > 0 ? topics.map((topic) => throughTopic(topic, found, testing)) : [directHops(found, testing)];
  for (const way of ways) for (const hop of await way) tell(hop);
  tell(await deadLetterHop(channel, testing));
  tell(await markedQueueHop(channel.queueUrl, queues, testing));
}
