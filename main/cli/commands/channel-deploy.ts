import type { ChannelView } from '../../domain/channel.ts';
import type { StackPlan, TemplateWish } from '../../domain/channel-set-up.ts';
import type { ChannelAction } from '../../session/channel-requests.ts';
import type { ExitCode, Line } from '../../session/lines.ts';
import { askYes } from '../ask.ts';
import { askChannels } from '../ask-channels.ts';
import { placeOf, wishOf } from '../channel-options.ts';
import type { Invocation, Run } from '../invocation.ts';
import { plain } from '../print/plain.ts';
import { formatPlan, formatProgress } from '../print/stack.ts';
import { tellGoesOn } from '../tell-stack.ts';
import { usageError } from '../usage-error.ts';

type Deploying = Extract<ChannelAction, { kind: 'deploy' }>;

/** Shown before the question; with --yes as the work begins. */
async function plan(invocation: Invocation, action: Deploying): Promise<{ code: ExitCode; stackPlan?: StackPlan }> {
  let stackPlan: StackPlan | undefined;
  const { exitCode } = await askChannels(invocation, { ...action, isDry: true }, (line) => {
    if ('stackPlan' in line) stackPlan = line.stackPlan;
  });
  return { code: exitCode, ...(stackPlan && { stackPlan }) };
}

async function deploy(invocation: Invocation, action: Deploying, stackPlan: StackPlan): Promise<ExitCode> {
  const { terminal, signal } = invocation;
  let channel: ChannelView | undefined;
  const show = (line: Line): void => {
    if ('stackProgress' in line) terminal.tell(formatProgress(line.stackProgress, terminal.problemLook));
    if ('channels' in line) channel = line.channels[0];
  };
  try {
    const { exitCode, problems } = await askChannels(invocation, action, show);
    terminal.json({ plan: stackPlan, channel, problems });
    if (channel) {
      terminal.say(`The channel ${plain(channel.name)} is registered.`);
      terminal.say(`Next: \`keyturn channel test ${plain(channel.name)}\``);
    }
    return exitCode;
  } finally {
    if (signal.aborted && !channel) tellGoesOn(stackPlan, terminal);
  }
}

/** `keyturn channel deploy`: shows first, makes after a yes. */
export function runChannelDeploy(shape: TemplateWish['shape']): Run {
  return async (invocation) => {
    const { options, terminal, signal } = invocation;
    const wish = structuredClone(wishOf(shape, options)) as Deploying['wish'];
    const action: Deploying = { kind: 'deploy', wish, ...placeOf(options), isDry: false };
    const { code, stackPlan } = await plan(invocation, action);
    if (!stackPlan) return code;
    terminal.tell(formatPlan(stackPlan, terminal.problemLook));
    if (options.has('yes')) return deploy(invocation, action, stackPlan);
    if (!terminal.canAsk)
      throw usageError('Nothing was created: nobody can be asked. `--yes` creates it without asking.');
    if (await askYes(stackPlan.act === 'create' ? 'Create this?' : 'Bring this up to date?', signal)) {
      return deploy(invocation, action, stackPlan);
    }
    terminal.tell('Nothing was created.');
    return 0;
  };
}
