import type { Refusal } from '../../aws/ask-aws.ts';
import { profileOption, whose } from '../../aws/login-cures.ts';
import type { SqsSettings } from '../../domain/channel-settings.ts';
import type { Problem } from '../../domain/problem.ts';
import { type QueuePlace, queueName } from './queue-place.ts';

type Asked = Refusal & { readonly queue: string; readonly action: string };
type Told = (asked: Asked) => Problem;

const missing: Told = ({ queue, access }) => ({
  code: 'queue-missing',
  message: `There is no queue ${queue} in ${access.region} for ${whose(access)}.`,
  cure: `Check URL, region and account: \`aws sqs list-queues --region ${access.region}${profileOption(access.profileName)}\`. A queue that is made again under this name is found by itself.`,
});

// SQS spells the action in its own sentence in lower case, so it is named from what was asked.
const denied: Told = ({ queue, action, access }) => ({
  code: 'access-denied',
  message: `IAM denies \`${action}\` on ${queue} in ${access.region} to ${whose(access)}.`,
  cure: `Ask for \`${action}\` on the queue; \`keyturn policy\` prints the policy these watches need.`,
});

const keyDenied: Told = ({ queue, access }) => ({
  code: 'kms-denied',
  message: `The KMS key of the queue ${queue} may not be used by ${whose(access)}.`,
  cure: 'Ask for `kms:Decrypt` on the key of the queue.',
});

const keyUnusable: Told = ({ queue }) => ({
  code: 'decryption-failed',
  message: `The messages of ${queue} cannot be decrypted: its KMS key is disabled, deleted or out of reach.`,
  cure: 'Enable the key of the queue in KMS, or give the queue another key.',
});

const tooManyHeld: Told = ({ queue }) => ({
  code: 'throttled',
  message: `Too many messages of ${queue} were received and not deleted.`,
  cure: 'Keyturn tries again by itself. See whether something else receives from this queue.',
});

/** The errors that are SQS's own (SQS API reference, ReceiveMessage), without the ending `Exception`. */
const TOLD: Readonly<Record<string, Told>> = {
  QueueDoesNotExist: missing,
  NonExistentQueue: missing,
  QueueDeletedRecently: missing,
  InvalidAddress: missing,
  AccessDenied: denied,
  KmsAccessDenied: keyDenied,
  KmsOptInRequired: keyDenied,
  KmsDisabled: keyUnusable,
  KmsInvalidState: keyUnusable,
  KmsInvalidKeyUsage: keyUnusable,
  KmsNotFound: keyUnusable,
  OverLimit: tooManyHeld,
};

/** What SQS's refusal of an action on a queue means; `action` as IAM spells it. Undefined for what is not its own. */
export function toldBySqs({ queueUrl }: QueuePlace, action: string): (refusal: Refusal) => Problem | undefined {
  return (refusal) => {
    const known = Object.hasOwn(TOLD, refusal.name) ? TOLD[refusal.name] : undefined;
    return known?.({ ...refusal, queue: queueName(queueUrl), action });
  };
}

/** SQS did not answer within the time that it promises. */
export function silentQueue({ region, queueUrl }: Pick<SqsSettings, 'region' | 'queueUrl'>): Problem {
  return {
    code: 'unreachable',
    message: `SQS in ${region} does not answer about ${queueName(queueUrl)} in time.`,
    cure: 'Check the network, VPN and proxy. Keyturn tries again by itself; the values written last stay.',
  };
}
