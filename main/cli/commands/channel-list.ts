import type { ChannelView } from '../../domain/channel.ts';
import type { ExitCode } from '../../session/lines.ts';
import { askChannels } from '../ask-channels.ts';
import type { Invocation } from '../invocation.ts';
import { formatChannels } from '../print/channels.ts';

/** `keyturn channel list` */
export async function runChannelList(invocation: Invocation): Promise<ExitCode> {
  const { terminal } = invocation;
  let channels: readonly ChannelView[] = [];
  const { exitCode, problems } = await askChannels(invocation, { kind: 'list', asksAws: true }, (line) => {
    if ('channels' in line) channels = line.channels;
  });
  terminal.json({ channels, problems });
  if (!terminal.isJson) terminal.say(formatChannels(channels, terminal.look));
  return exitCode;
}
