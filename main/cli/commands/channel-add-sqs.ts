import type { ExitCode } from '../../session/lines.ts';
import { coversOf, placeOf } from '../channel-options.ts';
import type { Invocation } from '../invocation.ts';
import { addChannel } from './channel-add.ts';

/** `keyturn channel add sqs QUEUE_URL` */
export function runChannelAddSqs(invocation: Invocation): Promise<ExitCode> {
  const { operands, options } = invocation;
  const name = options.text('name');
  return addChannel(invocation, {
    kind: 'sqs',
    queueUrl: operands[0] ?? '',
    ...placeOf(options),
    ...coversOf(options),
    ...(name !== undefined && { name }),
  });
}
