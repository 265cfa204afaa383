import type { ChannelView } from '../domain/channel.ts';
import { ProblemError } from '../domain/problem.ts';
import { registered } from './channel-registry.ts';
import type { AskedOf } from './channels.ts';
import type { ExitCode } from './lines.ts';
import { idleView } from './running-channel.ts';
import type { Session } from './session.ts';

/** Those that are registered: as they run, else at rest. */
export function viewsOf(session: Session): ChannelView[] {
  const running = new Map(session.channels.views().map((view) => [view.name, view]));
  return registered(session).map((channel) => running.get(channel.name) ?? idleView(channel));
}

/** What cannot be asked stays out of the list, with the reason beside it. */
async function withDeadLetters(view: ChannelView, { session, send, signal }: AskedOf<'list'>): Promise<ChannelView> {
  const channel = registered(session).find(({ name }) => name === view.name);
  if (!channel) return view;
  try {
    const deadLetters = await (await session.setUp()).deadLetters(channel, signal);
    return { ...view, ...(deadLetters !== undefined && { deadLetters }) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    send({ problem: error.problem });
    return view;
  }
}

export async function listChannels(asked: AskedOf<'list'>): Promise<ExitCode> {
  const views = viewsOf(asked.session);
  const asksAws = asked.action.asksAws;
  const channels = asksAws ? await Promise.all(views.map((view) => withDeadLetters(view, asked))) : views;
  asked.send({ channels });
  return 0;
}
