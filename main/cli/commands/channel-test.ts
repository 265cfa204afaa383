import type { Hop } from '../../domain/channel-set-up.ts';
import type { ExitCode } from '../../session/lines.ts';
import { askChannels } from '../ask-channels.ts';
import { projectsHere } from '../choose-projects.ts';
import type { Invocation } from '../invocation.ts';
import { closingSentence, formatHop } from '../print/hops.ts';

type ToldHop = Hop & { readonly channel: string };

/** `keyturn channel test [NAME]`: tells of each hop as it is looked at. */
export async function runChannelTest(invocation: Invocation): Promise<ExitCode> {
  const { operands, options, terminal } = invocation;
  const hops: ToldHop[] = [];
  const [name, secret] = [operands[0], options.text('secret')];
  const action = {
    kind: 'test' as const,
    projects: projectsHere(invocation),
    ...(name !== undefined && { name }),
    ...(secret !== undefined && { secret }),
  };
  const { exitCode, problems } = await askChannels(invocation, action, (line) => {
    if (!('hop' in line)) return;
    if (hops.at(-1)?.channel !== line.hop.channel) terminal.say(terminal.look.paint('bold', line.hop.channel));
    hops.push(line.hop);
    terminal.say(formatHop(line.hop, terminal.look));
  });
  terminal.json({ hops, problems });
  if (hops.length > 0) terminal.say(`\n${closingSentence(hops)}`);
  return exitCode;
}
