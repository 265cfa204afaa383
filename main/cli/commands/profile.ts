import type { ExitCode } from '../../session/lines.ts';
import { gatherAnswer } from '../answers.ts';
import type { Invocation } from '../invocation.ts';
import { usageError } from '../usage-error.ts';

function splitPair(pair: string): { readonly name: string; readonly local: string } {
  const [, name, local] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
  if (name === undefined || local === undefined)
    throw usageError('`profile` needs NAME=LOCAL, for example `keyturn profile dev=my-company-dev`.');
  return { name, local };
}

/** `keyturn profile NAME=LOCAL` */
export async function runProfile(invocation: Invocation): Promise<ExitCode> {
  const { operands, terminal } = invocation;
  const { name, local } = splitPair(operands[0] ?? '');
  const request = { command: 'profile', name, ...(local !== '' && { local }) } as const;
  const { exitCode, profiles, problems } = await gatherAnswer(invocation, request);
  terminal.json({ profiles: profiles ?? {}, problems });
  if (exitCode !== 0 || terminal.isJson) return exitCode;
  terminal.say(
    local === ''
      ? `The profile ${name} goes by its own name here.`
      : `The profile ${name} is ${local} on this machine.`,
  );
  return exitCode;
}
