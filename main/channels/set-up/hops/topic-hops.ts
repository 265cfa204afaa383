import type { Hop, TestedSecret } from '../../../domain/channel-set-up.ts';
import type { Asking } from '../ask.ts';
import { type EventCalls, eventCalls } from './event-calls.ts';
import { broken, look, ok, unseen, unseenFor } from './look.ts';
import { keyPolicyHops, topicPolicyHop } from './permission-hops.ts';
import { ruleHops } from './rule-hops.ts';
import { nativeSample, type Origin } from './sample-event.ts';
import { type Subscription, type TopicCalls, topicCalls } from './topic-calls.ts';

export type TopicWay = {
  readonly topic: string;
  /** Of the subscription that belongs to this channel. */
  readonly isOwn: (subscription: Subscription) => boolean;
  /** For people: `this queue`. */
  readonly subscriber: string;
  readonly secret: TestedSecret | undefined;
  readonly at: number;
  readonly id: string;
  readonly asking: Asking;
};

/** The filter speaks the language of event patterns, so that EventBridge can judge it. */
async function filterHop(filter: string, way: TopicWay, origin: Origin, events: EventCalls): Promise<Hop> {
  const { secret } = way;
  if (!secret) return unseen('subscription', 'No watched secret is known here.', 'Name one with --secret.');
  const matches = await look(events.matches(filter, nativeSample(secret, origin)));
  if (matches.kind === 'unseen') return unseenFor('subscription', matches.problem);
  if (matches.value === undefined) return unseen('subscription', 'EventBridge did not say whether the filter matches.');
  const what = `moves of ${secret.label} of ${secret.secret}`;
  return matches.value
    ? ok('subscription', `The filter of the subscription lets through ${what}.`)
    : broken('subscription', `The filter of the subscription drops ${what}.`, 'Deploy it with a --prefix that fits.');
}

async function subscriptionHops(way: TopicWay, origin: Origin, topics: TopicCalls, events: EventCalls): Promise<Hop[]> {
  const all = await look(topics.subscriptions(way.topic));
  if (all.kind === 'unseen') return [unseenFor('subscription', all.problem)];
  const own = all.value.find(way.isOwn);
  const confirm = 'Confirm it: SNS sends its confirmation again when you subscribe again.';
  if (!own) return [broken('subscription', `${way.subscriber} is not subscribed to the topic.`, 'Subscribe it.')];
  if (!own.arn.startsWith('arn:')) return [broken('subscription', 'The subscription waits to be confirmed.', confirm)];
  const facts = await look(topics.subscription(own.arn));
  if (facts.kind === 'unseen') return [unseenFor('subscription', facts.problem)];
  if (facts.value.isPending) return [broken('subscription', 'The subscription waits to be confirmed.', confirm)];
  const confirmed = ok('subscription', 'The subscription is confirmed.');
  const { filter, filtersBody } = facts.value;
  if (filter === undefined) return [confirmed];
  if (!filtersBody) {
    const cure = 'Set FilterPolicyScope to MessageBody.';
    return [broken('subscription', 'The filter looks at attributes, which events do not have.', cure)];
  }
  return [confirmed, await filterHop(filter, way, origin, events)];
}

/** From the event to the subscriber of a topic. */
export async function topicHops(way: TopicWay): Promise<Hop[]> {
  const [, , , region = '', account = ''] = way.topic.split(':');
  const asking = { ...way.asking, place: { ...way.asking.place, region } };
  const [events, topics] = [eventCalls(asking), topicCalls(asking)];
  const origin = { region, account, at: way.at, id: way.id };
  const { hops, rules } = await ruleHops({
    ...{ events, place: asking.place, known: [], targetArn: way.topic, to: 'the topic' },
    ...{ secret: way.secret, origin },
  });
  const sender = { principal: 'events.amazonaws.com', source: rules[0]?.arn ?? '', account };
  const topic = await look(topics.topic(way.topic));
  const permissions =
    topic.kind === 'unseen'
      ? [unseenFor('topic', topic.problem)]
      : [topicPolicyHop(topic.value.policy), ...(await keyPolicyHops(topic.value.kmsKey, sender, asking))];
  return [...hops, ...permissions, ...(await subscriptionHops(way, origin, topics, events))];
}
