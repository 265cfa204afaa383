import type { Hop } from '../../../domain/channel-set-up.ts';
import type { ChannelSettings } from '../../../storage/settings-schema.ts';
import { look, unseen, unseenFor } from '../hops/look.ts';
import { arrived, awaitArrival, lost, markedMessage } from '../hops/marked.ts';
import type { Testing } from '../hops/queue-hops.ts';
import { topicCalls } from '../hops/topic-calls.ts';
import { topicHops } from '../hops/topic-hops.ts';
import { postMarked } from './post-marked.ts';

type Webhook = Extract<ChannelSettings, { kind: 'webhook' }>;

/** SNS signs what it sends, so that only SNS can send it: the message goes through the topic. */
async function publish(topic: string, { asking, id }: Testing): Promise<void> {
  const place = { ...asking.place, region: topic.split(':')[3] ?? '' };
  await topicCalls({ ...asking, place }).publish(topic, markedMessage(id));
}

async function markedHop(channel: Webhook, testing: Testing): Promise<Hop> {
  const { clock } = testing;
  const [topic] = channel.topics;
  const sentAt = clock.now();
  const send = (): Promise<void> => (channel.auth || !topic ? postMarked(channel, testing) : publish(topic, testing));
  const found = await look(awaitArrival(testing, send));
  if (found.kind === 'unseen') {
    const { code, message, cure } = found.problem;
    return code === 'configuration' || code === 'unreachable'
      ? { hop: 'marked message', state: 'broken', found: message, cure }
      : unseenFor('marked message', found.problem);
  }
  if (found.value) return arrived(clock.now() - sentAt);
  return lost('See whether the address that AWS calls leads to this one.');
}

/** Looks at every hop to an address here, as far as they can be seen from this side. */
export async function webhookHops(channel: Webhook, testing: Testing): Promise<void> {
  const { asking, secret, clock, id, tell } = testing;
  for (const topic of channel.topics) {
    const hops = await topicHops({
      topic,
      isOwn: ({ protocol }) => protocol === 'https' || protocol === 'http',
      subscriber: 'No HTTP address',
      ...{ secret, asking, id, at: clock.now() },
    });
    for (const hop of hops) tell(hop);
  }
  if (channel.topics.length === 0) {
    const cure = 'Look at the invocations of the rule in CloudWatch when a rotation does not arrive.';
    tell(unseen('rule', 'What AWS calls this address by cannot be seen from here.', cure));
  }
  tell(await markedHop(channel, testing));
}
