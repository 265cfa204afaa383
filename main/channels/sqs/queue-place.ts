import type { ServicePlace } from '../../aws/ask-aws.ts';

/** A queue, and whose credentials reach it. The region is the queue's own. */
export type QueuePlace = ServicePlace & { readonly queueUrl: string };

/** The parts of a place that a call takes; an absent profile follows the AWS CLI's default order. */
export function placeOf({ profile, region }: QueuePlace): ServicePlace {
  return { ...(region !== undefined && { region }), ...(profile !== undefined && { profile }) };
}

/** The last part of a queue URL or ARN, with `.fifo` where it has it. */
export function queueName(urlOrArn: string): string {
  return urlOrArn.slice(Math.max(urlOrArn.lastIndexOf('/'), urlOrArn.lastIndexOf(':')) + 1);
}

/** Of another queue in the same account and region; `arn` ends in its name. */
export function siblingUrl(url: string, arn: string): string {
  return url.replace(/[^/]+$/, queueName(arn));
}
