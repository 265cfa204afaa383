import { isGroup, membersOf } from './command-groups.ts';
import { type CommandName, isCommandName, LATER_COMMANDS } from './command-table.ts';
import { nearestWord } from './nearest-word.ts';
import { usageError } from './usage-error.ts';

/** `operands`: the words behind the command. A group is a word that only begins commands. */
export type FoundCommand =
  | { readonly kind: 'command'; readonly command: CommandName; readonly operands: readonly string[] }
  | { readonly kind: 'group'; readonly group: string };

function unknownCommand(group: string, word: string): never {
  const tried = [group, word].filter(Boolean).join(' ');
  const nearest = nearestWord(word, membersOf(group));
  throw usageError(
    nearest
      ? `Unknown command \`${tried}\`; did you mean \`${[group, nearest].filter(Boolean).join(' ')}\`?`
      : `Unknown command \`${tried}\`; \`${['keyturn', group, '--help'].filter(Boolean).join(' ')}\` lists the commands.`,
  );
}

/** The command that these words begin with: one word, or more for those of a group. Raises a usage error. */
export function findCommand(words: readonly string[]): FoundCommand {
  let name = '';
  for (const [at, word] of words.entries()) {
    const next = [name, word].filter(Boolean).join(' ');
    if (isCommandName(next)) return { kind: 'command', command: next, operands: words.slice(at + 1) };
    if (LATER_COMMANDS.includes(next)) throw usageError(`\`${next}\` comes later.`);
    if (!isGroup(next)) unknownCommand(name, word);
    name = next;
  }
  return { kind: 'group', group: name };
}

/** As `findCommand`, where a group alone is not enough. */
export function needCommand(words: readonly string[]): Extract<FoundCommand, { kind: 'command' }> {
  const found = findCommand(words);
  if (found.kind === 'command') return found;
  throw usageError(
    `\`${found.group}\` needs one of: ${membersOf(found.group).join(', ')}; \`keyturn ${found.group} --help\` says more.`,
  );
}
