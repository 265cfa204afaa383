import type { PlannedResource, TemplateWish, Via } from '../../../domain/channel-set-up.ts';
import { unreachable } from '../../../domain/unreachable.ts';
import { destinationTemplate } from './destination.ts';
import { queueTemplate } from './me.ts';
import { relayTemplate } from './relay.ts';
import { developerTemplate, teamTemplate } from './team.ts';
import type { Template } from './template.ts';

const MINE: Record<Via, (wish: Extract<TemplateWish, { shape: 'me' }>) => Template> = {
  queue: queueTemplate,
  lambda: relayTemplate,
  api: destinationTemplate,
};

/** The stack that carries out a wish: pure, no names of its own, for any region and account. */
export function templateOf(wish: TemplateWish): Template {
  switch (wish.shape) {
    case 'me':
      return MINE[wish.via](wish);
    case 'team':
      return teamTemplate(wish);
    case 'developer':
      return developerTemplate(wish);
    default:
      return unreachable(wish);
  }
}

/** What a stack of this template is made of, as far as parameters stay as they are: none that only a webhook needs. */
export function resourcesOf({ resources }: Template): PlannedResource[] {
  return Object.entries(resources)
    .filter(([, { Condition }]) => Condition !== 'ToWebhook')
    .map(([id, { Type, purpose }]) => ({ id, type: Type, purpose }));
}

/** List prices per month; a person's rotations are far inside of the free tier. */
const COSTS: Record<TemplateWish['shape'] | 'lambda' | 'api', string> = {
  me: 'Costs about $0.05 a month for the long polls of one queue, nothing within the free million of SQS requests.',
  developer:
    'Costs about $0.05 a month for the long polls of one queue, nothing within the free million of SQS requests.',
  team: 'Costs nothing by itself: events of AWS are free, and deliveries from SNS to SQS are too.',
  lambda:
    'Costs about $0.05 a month for the long polls of one queue; the function stays within the free million calls.',
  api: 'Costs $0.20 for a million calls of the webhook; events of AWS are free.',
};

export function costOf(wish: TemplateWish): string {
  return COSTS[wish.shape === 'me' && wish.via !== 'queue' ? wish.via : wish.shape];
}
