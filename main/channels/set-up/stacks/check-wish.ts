import type { TemplateWish } from '../../../domain/channel-set-up.ts';
import { ProblemError } from '../../../domain/problem.ts';

const NAME = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;
/** What `keyturn policy --for setup` lets anybody touch. */
const PREFIX = 'keyturn-';
const TOPIC = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/;

/** To be raised: wrong usage. */
export function refused(message: string, cure: string): ProblemError {
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
  if (!wish.name.startsWith(PREFIX)) {
    throw refused(`The stack ${wish.name} is not called ${PREFIX}….`, `Name it ${PREFIX}${wish.name}.`);
  }
  if (wish.shape === 'team' || (wish.shape === 'me' && wish.via === 'api')) {
    throw refused(
      'Keyturn makes no such stack by itself.',
      'Print it with `keyturn channel template` and use `aws cloudformation deploy`.',
    );
  }
}
