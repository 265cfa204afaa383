import type { ChannelRow, DeployAsk } from '../../preload/channel-views.ts';
import { ProblemError } from '../domain/problem.ts';
import type { ChannelAction } from '../session/channel-requests.ts';
import type { Line } from '../session/lines.ts';
import type { AnswerPorts } from './asking.ts';
import type { Handlers } from './handlers.ts';
import { ownerKeeper } from './keep-owner.ts';
import type { Tell } from './listeners.ts';

type Answers = Pick<
  Handlers,
  'getChannels' | 'addChannel' | 'planChannel' | 'deployChannel' | 'testChannel' | 'redriveChannel' | 'removeChannel'
>;

function wishOf({ name, prefixes, ...place }: DeployAsk, isDry: boolean): ChannelAction {
  const scope = { name, prefixes: [...prefixes], labels: [], hasCloudTrail: false };
  return { kind: 'deploy', wish: { shape: 'me', via: 'queue', ...scope }, ...place, isDry };
}

function found<Found>(lines: readonly Line[], find: (line: Line) => Found | undefined): Found {
  const one = lines.map(find).findLast((each) => each !== undefined);
  if (one !== undefined) return one;
  throw new ProblemError({ code: 'unknown', message: 'Keyturn did not answer that.', cure: 'Try it again.' });
}

/** One line of what is under way, as people read it. */
function saying(line: Line): string | undefined {
  if ('stackProgress' in line) return `${line.stackProgress.id}: ${line.stackProgress.status}`;
  if ('hop' in line) return `${line.hop.hop}: ${line.hop.state}`;
  return undefined;
}

const rowsOf = (line: Line): readonly ChannelRow[] | undefined => ('channels' in line ? line.channels : undefined);

/** Asks the owner, and passes on what it says on the way. Raises ProblemError for the first problem it tells. */
function askingWith(ports: AnswerPorts, tell: Tell): (action: ChannelAction) => Promise<Line[]> {
  const { carry, signal } = ports;
  const keepOwner = ownerKeeper(ports);
  return async (action) => {
    await keepOwner();
    const lines: Line[] = [];
    const send = (line: Line): void => {
      lines.push(line);
      const text = saying(line);
      if (text !== undefined) tell('channelTold', { text });
    };
    await carry({ request: { command: 'channels', action }, send, signal });
    for (const line of lines) if ('problem' in line) throw new ProblemError(line.problem);
    return lines;
  };
}

/** What a window asks about channels; the owner does all of it. */
export function channelAnswers(ports: AnswerPorts, tell: Tell): Answers {
  const ask = askingWith(ports, tell);
  const rows = async (action: ChannelAction): Promise<readonly ChannelRow[]> => found(await ask(action), rowsOf);
  return {
    getChannels: () => rows({ kind: 'list', asksAws: true }),
    addChannel: (draft) => {
      const channel = draft.kind === 'sqs' ? draft : { ...draft, topics: [...draft.topics] };
      return rows({ kind: 'add', channel });
    },
    async planChannel(asked) {
      const plan = found(await ask(wishOf(asked, true)), (line) => ('stackPlan' in line ? line.stackPlan : undefined));
      const { stack, region, resources, cost } = plan;
      return { stack, region, resources, ...(cost !== undefined && { cost }) };
    },
    deployChannel: (asked) => rows(wishOf(asked, false)),
    async testChannel({ name }) {
      const projects = ports.session.projects().map(({ directory }) => directory);
      const lines = await ask({ kind: 'test', projects, name });
      return lines.flatMap((line) => ('hop' in line ? [line.hop] : [])).map(({ channel: _, ...hop }) => hop);
    },
    async redriveChannel({ name }) {
      const { count } = found(await ask({ kind: 'redrive', name }), (line) =>
        'redriven' in line ? line.redriven : undefined,
      );
      return { count };
    },
    removeChannel: ({ name }) => rows({ kind: 'remove', name, keepsStack: false, isDry: false }),
  };
}
