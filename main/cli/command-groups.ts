import { COMMANDS, type CommandName } from './command-table.ts';

/** Words that only begin commands, and what those are about. */
export const GROUPS: Readonly<Record<string, string>> = {
  channel: 'learn of rotations as they happen: set up, test and list where hints come from',
  'channel add': 'register a queue or a webhook that exists',
  'channel template': 'print CloudFormation that brings events to this machine',
  'channel deploy': 'make the stack of such a template, and register it',
};

export function isGroup(words: string): boolean {
  return Object.hasOwn(GROUPS, words);
}

/** The words that may follow those of a group; the first words of all commands for none. */
export function membersOf(group: string): string[] {
  const behind = group === '' ? '' : `${group} `;
  const rest = Object.keys(COMMANDS).flatMap((name) => (name.startsWith(behind) ? name.slice(behind.length) : []));
  return [...new Set(rest.map((words) => words.split(' ')[0] ?? ''))];
}

/** All commands of a group, by whole name. */
export function commandsOf(group: string): CommandName[] {
  return (Object.keys(COMMANDS) as CommandName[]).filter((name) => name.startsWith(`${group} `));
}
