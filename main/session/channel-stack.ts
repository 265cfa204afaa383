import type { Deployment, StackProgress } from '../domain/channel-set-up.ts';
import { viewsOf } from './channel-list.ts';
import { channelNamed, register, registered, unregister } from './channel-registry.ts';
import type { AskedOf } from './channels.ts';
import type { ExitCode, Send } from './lines.ts';

function teller(send: Send): (progress: StackProgress) => void {
  return (stackProgress) => send({ stackProgress });
}

/** Shows what a stack would be; makes it, waits for it and registers its queue. */
export async function deployChannel({ session, action, send, signal }: AskedOf<'deploy'>): Promise<ExitCode> {
  const { wish, profile, region, isDry } = action;
  const deployment: Deployment = {
    wish,
    ...(profile !== undefined && { profile }),
    ...(region !== undefined && { region }),
  };
  const setUp = await session.setUp();
  const stackPlan = await setUp.planStack(deployment, signal);
  send({ stackPlan });
  if (isDry) return 0;
  const channel = await setUp.deploy(wish, stackPlan, { tell: teller(send), signal });
  await register(session, channel);
  await session.channels.replace(registered(session));
  send({ channels: viewsOf(session).filter(({ name }) => name === channel.name) });
  return 0;
}

/** First the stack, then the registration: what fails in between can be asked for again. */
export async function removeChannel({ session, action, send, signal }: AskedOf<'remove'>): Promise<ExitCode> {
  const channel = channelNamed(session, action.name);
  const setUp = await session.setUp();
  const stackPlan = action.keepsStack ? undefined : await setUp.planRemoval(channel, signal);
  if (stackPlan) send({ stackPlan });
  if (action.isDry) return 0;
  if (stackPlan) await setUp.removeStack(stackPlan, { tell: teller(send), signal });
  await unregister(session, channel.name);
  await session.channels.replace(registered(session));
  send({ channels: viewsOf(session) });
  return 0;
}
