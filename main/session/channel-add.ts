import { viewsOf } from './channel-list.ts';
import { register, registered } from './channel-registry.ts';
import type { AskedOf } from './channels.ts';
import type { ExitCode } from './lines.ts';

/** Registers a queue or an address that exists; a running Keyturn hears it from then on. */
export async function addChannel({ session, action, send, signal }: AskedOf<'add'>): Promise<ExitCode> {
  const channel = await (await session.setUp()).recognize(action.channel, signal);
  await register(session, channel);
  await session.channels.replace(registered(session));
  send({ channels: viewsOf(session).filter(({ name }) => name === channel.name) });
  return 0;
}
