import type { ChannelRow, DeployAsk } from '../../preload/channel-views.ts';
import type { ChannelAction } from '../session/channel-requests.ts';
import type { Line } from '../session/lines.ts';
import { type AnswerPorts, askOwner, hearOwner, told } from './asking.ts';
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

const rowsOf = (line: Line): readonly ChannelRow[] | undefined => ('channels' in line ? line.channels : undefined);

/** What a window asks about channels; the owner does all of it. */
export function channelAnswers(ports: AnswerPorts, tell: Tell): Answers {
  const keepOwner = ownerKeeper(ports);
  const tellProgress = (line: Line): void => {
    if (!('stackProgress' in line)) return;
    const { id, status } = line.stackProgress;
    tell('channelTold', { text: `${id}: ${status}` });
  };
  const ask = async (action: ChannelAction): Promise<Line[]> => {
    await keepOwner();
    return askOwner(ports, { command: 'channels', action }, tellProgress);
  };
  const rows = async (action: ChannelAction): Promise<readonly ChannelRow[]> => told(await ask(action), rowsOf);
  return {
    async getChannels() {
      await keepOwner();
      // A dead-letter queue that cannot be asked keeps no channel off the page.
      return told(await hearOwner(ports, { command: 'channels', action: { kind: 'list', asksAws: true } }), rowsOf);
    },
    addChannel: (draft) => {
      const channel = draft.kind === 'sqs' ? draft : { ...draft, topics: [...draft.topics] };
      return rows({ kind: 'add', channel });
    },
    async planChannel(asked) {
      const plan = told(await ask(wishOf(asked, true)), (line) => ('stackPlan' in line ? line.stackPlan : undefined));
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
      const lines = await ask({ kind: 'redrive', name });
      const { count } = told(lines, (line) => ('redriven' in line ? line.redriven : undefined));
      return { count };
    },
    removeChannel: ({ name }) => rows({ kind: 'remove', name, keepsStack: false, isDry: false }),
  };
}
