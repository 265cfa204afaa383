import { randomUUID } from 'node:crypto';
import type { Aws } from '../../aws/aws.ts';
import type {
  Arrivals,
  Deployment,
  FollowingStack,
  Hop,
  NewChannel,
  Redriven,
  StackPlan,
  TemplateWish,
  TestedSecret,
} from '../../domain/channel-set-up.ts';
import type { ChannelSettings } from '../../domain/channel-settings.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { Clock } from '../../engine/ports.ts';
import type { Asking } from './ask.ts';
import { queueHops } from './hops/queue-hops.ts';
import { queueCalls } from './queues/queue-calls.ts';
import { recognizeQueue } from './queues/recognize-queue.ts';
import { redrive } from './queues/redrive.ts';
import { checkDeployable, checkWish } from './stacks/check-wish.ts';
import { deployStack } from './stacks/deploy-stack.ts';
import { askingOf, planStack } from './stacks/plan-stack.ts';
import { planRemoval, removeStack } from './stacks/remove-stack.ts';
import { stackCalls } from './stacks/stack-calls.ts';
import { templateText } from './templates/print-template.ts';
import { recognizeWebhook } from './webhooks/recognize-webhook.ts';
import { webhookHops } from './webhooks/webhook-hops.ts';

type Parts = { readonly aws: Aws; readonly clock: Clock };

type Place = { readonly profile?: string; readonly region: string };

type Question = {
  readonly channel: ChannelSettings;
  readonly secret: TestedSecret | undefined;
  readonly arrivals: Arrivals;
  readonly tell: (hop: Hop) => void;
  readonly signal: AbortSignal;
};

function placed({ profile, region }: Place): Place {
  return { ...(profile !== undefined && { profile }), region };
}

function onlyQueues(): ProblemError {
  return new ProblemError({
    code: 'configuration',
    message: 'Only a queue has a dead-letter queue of its own.',
    cure: 'Look at the one of the stack or the subscription with `aws sqs receive-message`.',
  });
}

function stacks({ aws, clock }: Parts) {
  const doing = (plan: StackPlan, { tell, signal }: FollowingStack) => {
    const asking: Asking = { aws, place: placed(plan), signal };
    return { calls: stackCalls(asking), asking, clock, tell };
  };
  return {
    planStack: async (deployment: Deployment, signal: AbortSignal): Promise<StackPlan> => {
      checkDeployable(deployment.wish);
      const asking = await askingOf(deployment, aws, signal);
      return planStack(deployment.wish, stackCalls(asking), asking);
    },
    deploy: (wish: TemplateWish, plan: StackPlan, following: FollowingStack) =>
      deployStack(wish, plan, doing(plan, following)),
    planRemoval: async (channel: ChannelSettings, signal: AbortSignal) => {
      if (channel.stack === undefined) return undefined;
      const asking = { aws, place: placed(channel), signal };
      return planRemoval(channel.stack, stackCalls(asking), asking);
    },
    removeStack: (plan: StackPlan, following: FollowingStack) => removeStack(plan, doing(plan, following)),
  };
}

/** Everything that sets channels up. Loaded when it is asked for: the clients of five services are in it. Raises ProblemError. */
export function createSetUp(parts: Parts) {
  const { aws, clock } = parts;
  return {
    template: (wish: TemplateWish): string => {
      checkWish(wish);
      return templateText(wish);
    },
    recognize: (given: NewChannel, signal: AbortSignal): Promise<ChannelSettings> =>
      given.kind === 'sqs' ? recognizeQueue(given, aws, signal) : recognizeWebhook(given, aws),
    deadLetters: async (channel: ChannelSettings, signal: AbortSignal): Promise<number | undefined> => {
      if (channel.kind !== 'sqs' || channel.deadLetters === undefined) return undefined;
      return (await queueCalls({ aws, place: placed(channel), signal }).facts(channel.deadLetters)).messages;
    },
    ...stacks(parts),
    redrive: async (channel: ChannelSettings, signal: AbortSignal): Promise<Redriven> => {
      if (channel.kind !== 'sqs') throw onlyQueues();
      return redrive(channel, { aws, place: placed(channel), signal }, clock);
    },
    look: ({ channel, ...question }: Question): Promise<void> => {
      const asking = { aws, place: placed(channel), signal: question.signal };
      const testing = { ...question, asking, clock, id: randomUUID() };
      return channel.kind === 'sqs' ? queueHops(channel, testing) : webhookHops(channel, testing);
    },
  };
}
