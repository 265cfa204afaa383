import type { StackPlan } from '../../../domain/channel-set-up.ts';
import type { Asking } from '../ask.ts';
import { type Doing, stackFailed } from './deploy-stack.ts';
import { followStack } from './follow-stack.ts';
import type { StackCalls } from './stack-calls.ts';

/** What goes with a stack; undefined when it is gone already. */
export async function planRemoval(stack: string, calls: StackCalls, { place }: Asking): Promise<StackPlan | undefined> {
  const standing = await calls.describe(stack);
  if (!standing || standing.status === 'DELETE_COMPLETE') return undefined;
  const resources = await calls.resources(standing.id);
  return {
    stack,
    region: place.region ?? '',
    ...(place.profile !== undefined && { profile: place.profile }),
    act: 'delete',
    resources: resources
      .filter(({ id }) => id !== '')
      .map(({ id, type, physicalId }) => ({ id, type, purpose: physicalId })),
  };
}

/** Waits until nothing of it is left. Raises ProblemError. */
export async function removeStack(plan: StackPlan, { calls, clock, tell, asking }: Doing): Promise<void> {
  const standing = await calls.describe(plan.stack);
  if (!standing) return;
  const seen = new Set((await calls.events(standing.id)).map(({ EventId = '' }) => EventId));
  if (standing.status !== 'DELETE_IN_PROGRESS') await calls.delete(standing.id);
  const following = { calls, id: standing.id, seen, planned: plan.resources, clock, signal: asking.signal, tell };
  const outcome = await followStack(following);
  if (outcome.stack && outcome.stack.status !== 'DELETE_COMPLETE') throw stackFailed(outcome, plan);
}
