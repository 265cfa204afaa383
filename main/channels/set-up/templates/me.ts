import type { TemplateWish } from '../../../domain/channel-set-up.ts';
import { deadLetters, ownQueue, QUEUE_OUTPUTS, queuePolicy } from './queues.ts';
import { ruleIds, rulesOf } from './rules.ts';
import { arnOf, type Template } from './template.ts';

/** Rule → my queue. */
export function queueTemplate(wish: TemplateWish): Template {
  const sender = { principal: 'events.amazonaws.com', sources: ruleIds(wish).map(arnOf) } as const;
  return {
    description: 'Keyturn: rotations in AWS Secrets Manager reach one developer through a queue',
    resources: {
      ...rulesOf({ ...wish, target: { Arn: arnOf('Queue') }, to: 'the queue' }),
      ...ownQueue(),
      ...queuePolicy(sender),
      ...deadLetters(sender),
    },
    outputs: QUEUE_OUTPUTS,
  };
}
