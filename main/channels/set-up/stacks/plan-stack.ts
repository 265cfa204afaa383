import { accessOf } from '../../../aws/access.ts';
import type { Aws } from '../../../aws/aws.ts';
import type { Deployment, StackPlan, TemplateWish } from '../../../domain/channel-set-up.ts';
import type { Asking } from '../ask.ts';
import { costOf, resourcesOf, templateOf } from '../templates/build.ts';
import { refused } from './check-wish.ts';
import type { StackCalls } from './stack-calls.ts';

/** Where a deployment goes, its region found as the AWS CLI finds it. Raises ProblemError. */
export async function askingOf({ profile, region }: Deployment, aws: Aws, signal: AbortSignal): Promise<Asking> {
  const place = { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
  const access = await accessOf({ secret: 'the stack', label: '', ...place }, aws.surroundings, 'cloudformation');
  return { aws, place: { ...place, region: access.region }, signal };
}

/** What would be made or changed; asks, changes nothing. Raises ProblemError for a stack of somebody else. */
export async function planStack(wish: TemplateWish, calls: StackCalls, { place }: Asking): Promise<StackPlan> {
  const stack = await calls.describe(wish.name);
  if (stack && !stack.isOurs) {
    throw refused(`There is a stack ${wish.name} that Keyturn did not make.`, 'Name another with --name.');
  }
  const { profile, region = '' } = place;
  return {
    stack: wish.name,
    region,
    ...(profile !== undefined && { profile }),
    act: stack === undefined || stack.status.startsWith('DELETE') ? 'create' : 'update',
    resources: resourcesOf(templateOf(wish)),
    cost: costOf(wish),
  };
}
