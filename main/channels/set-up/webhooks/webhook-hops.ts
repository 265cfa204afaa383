import type { Arrivals, Hop } from '../../../domain/channel-set-up.ts';
import type { WebhookSettings } from '../../../domain/channel-settings.ts';
import type { Clock, Hearing } from '../../../engine/ports.ts';
import { markedMessage } from '../../sqs/queue-facts.ts';
import { createWebhookChannel } from '../../webhook/webhook-channel.ts';
import { broken, look, ok, unseen, unseenFor } from '../hops/look.ts';
import { arrived, awaitArrival, lost } from '../hops/marked.ts';
import type { Testing } from '../hops/queue-hops.ts';
import { topicCalls } from '../hops/topic-calls.ts';
import { topicHops } from '../hops/topic-hops.ts';
import { postMarked } from './post-marked.ts';

/** Where nothing runs, the address listens for as long as the test lasts. */
type Lent = { readonly arrivals: Arrivals; readonly up: Promise<Hop>; end(): Promise<void> };

/** Hears marked messages alone: what else comes is told to nobody, and the sweep finds it. */
function hearingOf(hearers: ReadonlySet<(id: string) => void>, heard: (hop: Hop) => void): Hearing {
  return {
    hint: (hints) => Promise.resolve(hints.map(() => 'failed' as const)),
    notice: () => undefined,
    unknown: () => undefined,
    sweep: () => undefined,
    marked: (id) => {
      for (const hearer of hearers) hearer(id);
    },
    state: (state) => {
      if (state.kind === 'up') heard(ok('listener', 'The address can be listened on.'));
      if (state.kind === 'down') heard(broken('listener', state.problem.message, state.problem.cure));
    },
  };
}

function listenMeanwhile(settings: WebhookSettings, clock: Clock): Lent {
  const ending = new AbortController();
  const hearers = new Set<(id: string) => void>();
  const { promise: up, resolve } = Promise.withResolvers<Hop>();
  const running = createWebhookChannel({ settings, clock }).run(hearingOf(hearers, resolve), ending.signal);
  const onMarked: Arrivals['onMarked'] = (hearer) => {
    hearers.add(hearer);
    return () => void hearers.delete(hearer);
  };
  const end = (): Promise<void> => {
    ending.abort();
    return running;
  };
  return { arrivals: { isRunning: true, onMarked }, up, end };
}

/** SNS signs what it sends, so that only SNS can send it: the message goes through the topic. */
async function publish(topic: string, { asking, id }: Testing): Promise<void> {
  const place = { ...asking.place, region: topic.split(':')[3] ?? '' };
  await topicCalls({ ...asking, place }).publish(topic, markedMessage(id));
}

async function markedHop(channel: WebhookSettings, testing: Testing): Promise<Hop> {
  const { clock, signal, id } = testing;
  const [topic] = channel.topics;
  const sentAt = clock.now();
  const posting = { channel, signal, now: () => clock.now() };
  const send = (): Promise<void> =>
    channel.auth || !topic ? postMarked(markedMessage(id), posting) : publish(topic, testing);
  const found = await look(awaitArrival(testing, send));
  if (found.kind === 'seen') {
    return found.value ? arrived(clock.now() - sentAt) : lost('See whether what AWS calls leads to this address.');
  }
  const { code, message, cure } = found.problem;
  const isOurs = code === 'configuration' || code === 'unreachable' || code === 'credential-file';
  return isOurs ? broken('marked message', message, cure) : unseenFor('marked message', found.problem);
}

async function throughTopics(channel: WebhookSettings, { asking, secret, clock, id, tell }: Testing): Promise<void> {
  for (const topic of channel.topics) {
    const hops = await topicHops({
      topic,
      isOwn: ({ protocol }) => protocol === 'https' || protocol === 'http',
      subscriber: 'No HTTP address',
      ...{ secret, asking, id, at: clock.now() },
    });
    for (const hop of hops) tell(hop);
  }
  if (channel.topics.length > 0) return;
  const cure = 'Look at the invocations of the rule in CloudWatch when a rotation does not arrive.';
  tell(unseen('rule', 'What AWS calls this address by cannot be seen from here.', cure));
}

/** Looks at every hop to an address here, as far as they can be seen from this side. */
export async function webhookHops(channel: WebhookSettings, testing: Testing): Promise<void> {
  const { tell, clock, arrivals } = testing;
  await throughTopics(channel, testing);
  if (arrivals.isRunning) {
    tell(ok('listener', 'The address is listened on.'));
    tell(await markedHop(channel, testing));
    return;
  }
  const lent = listenMeanwhile(channel, clock);
  try {
    const up = await lent.up;
    tell(up);
    if (up.state === 'ok') tell(await markedHop(channel, { ...testing, arrivals: lent.arrivals }));
  } finally {
    await lent.end();
  }
}
