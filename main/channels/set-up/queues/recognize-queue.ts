import { accessOf } from '../../../aws/access.ts';
import type { Aws } from '../../../aws/aws.ts';
import type { NewChannel } from '../../../domain/channel-set-up.ts';
import type { ChannelSettings } from '../../../domain/channel-settings.ts';
import { ProblemError } from '../../../domain/problem.ts';
import { parseQueueUrl } from './queue-address.ts';
import { queueCalls } from './queue-calls.ts';

type NewQueue = Extract<NewChannel, { kind: 'sqs' }>;

function otherRegion(given: string, found: string): ProblemError {
  return new ProblemError({
    code: 'configuration',
    message: `The queue URL says ${found}, but --region says ${given}.`,
    cure: 'Leave --region out: the region comes from the URL.',
  });
}

/** The channel that reads this queue, once the queue has answered. Raises ProblemError. */
export async function recognizeQueue(given: NewQueue, aws: Aws, signal: AbortSignal): Promise<ChannelSettings> {
  const { profile, prefixes, labels } = given;
  const address = parseQueueUrl(given.queueUrl);
  if (given.region && address.region && given.region !== address.region)
    throw otherRegion(given.region, address.region);
  const wished = address.region ?? given.region;
  const whose = { ...(profile !== undefined && { profile }), ...(wished !== undefined && { region: wished }) };
  const { region } = await accessOf({ secret: 'the queue', label: '', ...whose }, aws.surroundings, 'sqs');
  const { deadLetter } = await queueCalls({ aws, place: { ...whose, region }, signal }).facts(address.url);
  return {
    kind: 'sqs',
    name: given.name ?? `${address.name}-${region}`,
    ...(profile !== undefined && { profile }),
    region,
    ...(prefixes !== undefined && { prefixes }),
    ...(labels !== undefined && { labels }),
    queueUrl: address.url,
    ...(deadLetter && { deadLetters: deadLetter.queueUrl }),
  };
}
