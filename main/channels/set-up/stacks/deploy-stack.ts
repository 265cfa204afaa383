import type { StackPlan, StackProgress, TemplateWish } from '../../../domain/channel-set-up.ts';
import type { ChannelSettings } from '../../../domain/channel-settings.ts';
import { ProblemError } from '../../../domain/problem.ts';
import { CURRENT } from '../../../domain/secret.ts';
import type { Clock } from '../../../engine/ports.ts';
import { type Asking, cliPlace } from '../ask.ts';
import { templateText } from '../templates/print-template.ts';
import { earlierEvents, eventsBefore, followStack, type Outcome } from './follow-stack.ts';
import type { Stack, StackCalls } from './stack-calls.ts';

export type Doing = {
  readonly calls: StackCalls;
  readonly asking: Asking;
  readonly clock: Clock;
  readonly tell: (progress: StackProgress) => void;
};

/** What an earlier attempt left behind: nothing but deleting it is possible. */
const STUCK = /^(ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED|DELETE_FAILED|REVIEW_IN_PROGRESS)$/;

function looksLike(plan: StackPlan): string {
  return `aws cloudformation describe-stack-events --stack-name ${plan.stack}${cliPlace(plan)}`;
}

function stackFailed({ failure, stack }: Outcome, plan: StackPlan): ProblemError {
  const status = stack?.status ?? 'gone';
  const what = failure ? `${failure.id} (${failure.type}): ${failure.why ?? failure.status}` : status;
  return new ProblemError({
    code: 'stack-failed',
    message: `The stack ${plan.stack} failed at ${what}`,
    cure: `Put that right and run the same again; \`${looksLike(plan)}\` shows all of it.`,
  });
}

async function follow(plan: StackPlan, id: string, seen: ReadonlySet<string>, doing: Doing): Promise<Outcome> {
  const { calls, clock, tell, asking } = doing;
  return followStack({ calls, id, seen, planned: plan.resources, clock, signal: asking.signal, tell });
}

/** Deletes a stack, and waits until nothing of it is left. Raises ProblemError. */
export async function clearAway(plan: StackPlan, { id, status }: Stack, doing: Doing): Promise<void> {
  const seen = await eventsBefore(id, doing.calls);
  if (status !== 'DELETE_IN_PROGRESS') await doing.calls.delete(id);
  const outcome = await follow(plan, id, seen, doing);
  if (outcome.stack && outcome.stack.status !== 'DELETE_COMPLETE') throw stackFailed(outcome, plan);
}

/** Creates, changes, or follows what goes on already, until CloudFormation is done. */
async function bringAbout(wish: TemplateWish, plan: StackPlan, doing: Doing): Promise<Outcome> {
  const { calls } = doing;
  const making = {
    name: wish.name,
    body: templateText(wish),
    makesRoles: wish.shape === 'me' && wish.via !== 'queue',
  };
  const standing = await calls.describe(wish.name);
  if (standing?.status.endsWith('_IN_PROGRESS') && !STUCK.test(standing.status)) {
    return follow(plan, standing.id, earlierEvents(await calls.events(standing.id)), doing);
  }
  if (standing && STUCK.test(standing.status)) await clearAway(plan, standing, doing);
  if (!standing || STUCK.test(standing.status)) return follow(plan, await calls.create(making), new Set(), doing);
  const seen = await eventsBefore(standing.id, calls);
  if (!(await calls.update(making))) return { stack: standing };
  return follow(plan, standing.id, seen, doing);
}

function channelOf(wish: TemplateWish, plan: StackPlan, outputs: Readonly<Record<string, string>>): ChannelSettings {
  const { QueueUrl: queueUrl = '', DeadLettersUrl: deadLetters } = outputs;
  return {
    kind: 'sqs',
    name: `${plan.stack}-${plan.region}`,
    ...(plan.profile !== undefined && { profile: plan.profile }),
    region: plan.region,
    stack: plan.stack,
    ...(wish.prefixes.length > 0 && { prefixes: wish.prefixes }),
    labels: wish.labels.length > 0 ? wish.labels : [CURRENT],
    queueUrl,
    ...(deadLetters !== undefined && { deadLetters }),
  };
}

/** The channel of the finished stack. Raises ProblemError, which names the resource that failed and why. */
export async function deployStack(wish: TemplateWish, plan: StackPlan, doing: Doing): Promise<ChannelSettings> {
  const outcome = await bringAbout(wish, plan, doing);
  const { stack, failure } = outcome;
  const isDone = stack !== undefined && /^(CREATE|UPDATE)_COMPLETE$/.test(stack.status);
  if (!isDone || failure || stack.outputs.QueueUrl === undefined) throw stackFailed(outcome, plan);
  return channelOf(wish, plan, stack.outputs);
}
