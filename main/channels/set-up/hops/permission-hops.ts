import type { Hop, HopName } from '../../../domain/channel-set-up.ts';
import type { Asking } from '../ask.ts';
import { keyFacts } from './key-calls.ts';
import { broken, look, ok, unseen, unseenFor } from './look.ts';
import { judgePolicy, type Verdict, type Wish } from './policy.ts';

type Sender = Omit<Wish, 'action'>;

function verdictHop(hop: HopName, verdict: Verdict, words: { may: string; mayNot: string; cure: string }): Hop {
  switch (verdict) {
    case 'allowed':
      return ok(hop, words.may);
    case 'not allowed':
      return broken(hop, words.mayNot, words.cure);
    case 'unclear':
      return unseen(hop, 'The policy has conditions that cannot be judged from here.');
  }
}

/** Does the policy of the queue let the sender in? */
export function queuePolicyHop(policy: string | undefined, sender: Sender): Hop {
  const { principal, source } = sender;
  return verdictHop('queue policy', judgePolicy(policy, { ...sender, action: 'sqs:SendMessage' }), {
    may: `The queue policy lets ${principal} send for ${source}.`,
    mayNot: `The queue policy does not let ${principal} send for ${source}.`,
    cure: `Allow sqs:SendMessage to Service ${principal} with ArnEquals aws:SourceArn ${source}.`,
  });
}

/** EventBridge publishes to topics without naming itself: a condition would shut it out (EventBridge user guide). */
export function topicPolicyHop(policy: string | undefined): Hop {
  const principal = 'events.amazonaws.com';
  return verdictHop('topic', judgePolicy(policy, { principal, source: '', account: '', action: 'sns:Publish' }), {
    may: `The topic policy lets ${principal} publish.`,
    mayNot: `The topic policy does not let ${principal} publish.`,
    cure: `Allow sns:Publish to Service ${principal}, without a Condition.`,
  });
}

const ACTIONS = ['kms:GenerateDataKey', 'kms:Decrypt'] as const;

/** Does the key that encrypts the queue or the topic let the sender use it? No hop where there is no key. */
export async function keyPolicyHops(key: string | undefined, sender: Sender, asking: Asking): Promise<Hop[]> {
  if (key === undefined) return [];
  const { principal } = sender;
  const facts = await look(keyFacts(asking, key));
  if (/(^|:)alias\/aws\//.test(key) || (facts.kind === 'seen' && facts.value.isAwsManaged)) {
    const found = `The key ${key} is AWS's own, which ${principal} may not use.`;
    return [broken('key policy', found, 'Encrypt with SSE-SQS, or with a key of yours whose policy lets it.')];
  }
  if (facts.kind === 'unseen') return [unseenFor('key policy', facts.problem)];
  if (!facts.value.isEnabled) return [broken('key policy', `The key ${key} is disabled.`, 'Enable it in KMS.')];
  const verdicts = ACTIONS.map((action) => judgePolicy(facts.value.policy, { ...sender, action }));
  const worst = (['not allowed', 'unclear', 'allowed'] as const).find((verdict) => verdicts.includes(verdict));
  return [
    verdictHop('key policy', worst ?? 'unclear', {
      may: `The key policy lets ${principal} use ${key}.`,
      mayNot: `The key policy does not let ${principal} use ${key}.`,
      cure: `Allow kms:GenerateDataKey* and kms:Decrypt to Service ${principal} in the policy of the key.`,
    }),
  ];
}
