import type { StackPlan } from '../domain/channel-set-up.ts';
import { plain } from './print/plain.ts';
import type { Terminal } from './terminal.ts';

/** After Ctrl-C: nothing here is needed for CloudFormation to go on. */
export function tellGoesOn({ stack, region, profile }: StackPlan, terminal: Terminal): void {
  const place = `--region ${region}${profile === undefined ? '' : ` --profile ${profile}`}`;
  terminal.tell(`CloudFormation goes on with the stack ${plain(stack)}. Run the same again to follow it, or look with`);
  terminal.tell(`  aws cloudformation describe-stack-events --stack-name ${plain(stack)} ${plain(place)}`);
}
