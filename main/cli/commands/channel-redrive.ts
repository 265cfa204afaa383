import { counted } from '../../doctor/words.ts';
import type { Redriven } from '../../domain/channel-set-up.ts';
import type { ExitCode } from '../../session/lines.ts';
import { askChannels } from '../ask-channels.ts';
import type { Invocation } from '../invocation.ts';

/** `keyturn channel redrive NAME` */
export async function runChannelRedrive(invocation: Invocation): Promise<ExitCode> {
  const { operands, terminal } = invocation;
  let redriven: Redriven | undefined;
  const { exitCode, problems } = await askChannels(invocation, { kind: 'redrive', name: operands[0] ?? '' }, (line) => {
    if ('redriven' in line) redriven = line.redriven;
  });
  terminal.json({ ...redriven, problems });
  if (redriven && !terminal.isJson) {
    const moved = counted(redriven.count, 'message');
    const rest = redriven.isGoingOn ? '; SQS goes on with the rest' : '';
    terminal.say(
      redriven.count === 0 && rest === '' ? 'No message waited there.' : `${moved} moved back to the queue${rest}.`,
    );
  }
  return exitCode;
}
