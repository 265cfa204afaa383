import { accessOf } from '../../../aws/access.ts';
import type { Aws } from '../../../aws/aws.ts';
import type { Deployment, StackPlan, TemplateWish } from '../../../domain/channel-set-up.ts';
import { ProblemError } from '../../../domain/problem.ts';
import type { Asking } from '../ask.ts';
import { costOf, resourcesOf, templateOf } from '../templates/build.ts';
import type { StackCalls } from './stack-calls.ts';

const NAME = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;
const TOPIC = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/;

function refused(message: string, cure: string): ProblemError {
  return new ProblemError({ code: 'configuration', message, cure });
}

/** Raises ProblemError `configuration` for what no template can be made of. */
export function checkWish(wish: TemplateWish): void {
  if (!NAME.test(wish.name)) {
    throw refused(`\`${wish.name}\` is no name of a stack.`, 'Letters, digits and hyphens, beginning with a letter.');
  }
  if (wish.shape === 'developer' && !TOPIC.test(wish.topic)) {
    throw refused('That is not the ARN of a topic.', 'It looks like arn:aws:sns:eu-west-1:123456789012:NAME.');
  }
}

/** What Keyturn can make here: of a webhook it knows neither address nor credentials. */
export function checkDeployable(wish: TemplateWish): void {
  checkWish(wish);
  if (wish.shape === 'team' || (wish.shape === 'me' && wish.via === 'api')) {
    throw refused(
      'Keyturn makes no such stack by itself.',
      'Print it with `keyturn channel template` and use `aws cloudformation deploy`.',
    );
  }
}

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
