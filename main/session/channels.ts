import { unreachable } from '../domain/unreachable.ts';
import { addChannel } from './channel-add.ts';
import { listChannels } from './channel-list.ts';
import { channelNamed } from './channel-registry.ts';
import type { ChannelAction } from './channel-requests.ts';
import { deployChannel, removeChannel } from './channel-stack.ts';
import { testChannels } from './channel-test.ts';
import type { ExitCode } from './lines.ts';
import type { Asked } from './session.ts';

/** One question about channels, with its set-up at hand. */
export type AskedOf<Kind extends ChannelAction['kind']> = Pick<Asked, 'session' | 'send' | 'signal'> & {
  readonly action: Extract<ChannelAction, { kind: Kind }>;
};

async function template({ session, action, send }: AskedOf<'template'>): Promise<ExitCode> {
  send({ template: (await session.setUp()).template(action.wish) });
  return 0;
}

async function redrive({ session, action, send, signal }: AskedOf<'redrive'>): Promise<ExitCode> {
  const channel = channelNamed(session, action.name);
  send({ redriven: { ...(await (await session.setUp()).redrive(channel, signal)), channel: channel.name } });
  return 0;
}

/** Lists, sets up and tests where hints come from. Raises ProblemError. */
export async function channels({ request: { action }, ...asked }: Asked<'channels'>): Promise<ExitCode> {
  switch (action.kind) {
    case 'list':
      return listChannels({ ...asked, action });
    case 'add':
      return addChannel({ ...asked, action });
    case 'template':
      return template({ ...asked, action });
    case 'deploy':
      return deployChannel({ ...asked, action });
    case 'test':
      return testChannels({ ...asked, action });
    case 'redrive':
      return redrive({ ...asked, action });
    case 'remove':
      return removeChannel({ ...asked, action });
    default:
      return unreachable(action);
  }
}
