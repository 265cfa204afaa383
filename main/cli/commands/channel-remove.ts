import type { StackPlan } from '../../domain/channel-set-up.ts';
import type { ChannelAction } from '../../session/channel-requests.ts';
import type { ExitCode } from '../../session/lines.ts';
import { askYes } from '../ask.ts';
import { askChannels } from '../ask-channels.ts';
import type { Invocation } from '../invocation.ts';
import { plain } from '../print/plain.ts';
import { formatPlan, formatProgress } from '../print/stack.ts';
import { tellGoesOn } from '../tell-stack.ts';
import { usageError } from '../usage-error.ts';

type Removing = Extract<ChannelAction, { kind: 'remove' }>;

async function remove(invocation: Invocation, action: Removing, stackPlan?: StackPlan): Promise<ExitCode> {
  const { terminal, signal } = invocation;
  let isDone = false;
  try {
    const { exitCode, problems } = await askChannels(invocation, action, (line) => {
      if ('stackProgress' in line) terminal.tell(formatProgress(line.stackProgress, terminal.problemLook));
      isDone ||= 'channels' in line;
    });
    terminal.json({ removed: isDone ? action.name : undefined, plan: stackPlan, problems });
    if (isDone && !terminal.isJson) {
      const stays = stackPlan || !action.keepsStack ? '' : ' Its stack stays.';
      terminal.say(`The channel ${plain(action.name)} is removed.${stays}`);
    }
    return exitCode;
  } finally {
    if (signal.aborted && !isDone && stackPlan) tellGoesOn(stackPlan, terminal);
  }
}

/** `keyturn channel remove NAME`: shows what goes, removes after a yes. */
export async function runChannelRemove(invocation: Invocation): Promise<ExitCode> {
  const { operands, options, terminal, signal } = invocation;
  const keepsStack = options.has('keep-stack');
  const action: Removing = { kind: 'remove', name: operands[0] ?? '', keepsStack, isDry: false };
  let stackPlan: StackPlan | undefined;
  const { exitCode } = await askChannels(invocation, { ...action, isDry: true }, (line) => {
    if ('stackPlan' in line) stackPlan = line.stackPlan;
  });
  if (exitCode !== 0) return exitCode;
  if (stackPlan) terminal.tell(formatPlan(stackPlan, terminal.problemLook));
  // Only what is here goes: that can be registered again at any time.
  if (options.has('yes') || !stackPlan) return remove(invocation, action, stackPlan);
  if (!terminal.canAsk) throw usageError('Nothing was removed: nobody can be asked. `--yes` removes without asking.');
  if (await askYes('Delete all of this?', signal)) return remove(invocation, action, stackPlan);
  terminal.tell('Nothing was removed.');
  return 0;
}
