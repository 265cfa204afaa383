import type { ChannelView } from '../../domain/channel.ts';
import type { NewChannel } from '../../domain/channel-set-up.ts';
import type { ChannelAction } from '../../session/channel-requests.ts';
import type { ExitCode } from '../../session/lines.ts';
import { askChannels } from '../ask-channels.ts';
import type { Invocation } from '../invocation.ts';
import { plain } from '../print/plain.ts';

type Adding = Extract<ChannelAction, { kind: 'add' }>;

/** Registers a channel and says what comes next. */
export async function addChannel(invocation: Invocation, channel: NewChannel): Promise<ExitCode> {
  const { terminal } = invocation;
  let added: ChannelView | undefined;
  // What was read from the command line is the same; only the lists may be changed there.
  const action: Adding = { kind: 'add', channel: structuredClone(channel) as Adding['channel'] };
  const { exitCode, problems } = await askChannels(invocation, action, (line) => {
    if ('channels' in line) added = line.channels[0];
  });
  terminal.json({ channel: added, problems });
  if (added && !terminal.isJson) {
    terminal.say(`The channel ${plain(added.name)} is registered: ${plain(added.address)}`);
    terminal.say(`Next: \`keyturn channel test ${plain(added.name)}\``);
  }
  return exitCode;
}
