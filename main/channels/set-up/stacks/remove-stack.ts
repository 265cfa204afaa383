import type { StackPlan } from '../../../domain/channel-set-up.ts';
import type { Asking } from '../ask.ts';
import { clearAway, type Doing } from './deploy-stack.ts';
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
export async function removeStack(plan: StackPlan, doing: Doing): Promise<void> {
  const standing = await doing.calls.describe(plan.stack);
  if (standing) await clearAway(plan, standing, doing);
}
