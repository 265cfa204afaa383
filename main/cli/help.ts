import { commandsOf, GROUPS, membersOf } from './command-groups.ts';
import {
  COMMANDS,
  type CommandName,
  commandSpec,
  GLOBAL_OPTIONS,
  isCommandName,
  type OptionSpec,
} from './command-table.ts';

type Row = readonly [term: string, text: string];

function rowsOf(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([term]) => term.length));
  return rows.map(([term, text]) => `  ${term.padEnd(width)}  ${text}`).join('\n');
}

function optionRows(options: Readonly<Record<string, OptionSpec>>): Row[] {
  return Object.entries(options).map(([name, { short, value, help }]) => [
    `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`,
    help,
  ]);
}

const EXIT_CODES = `Exit codes
  0  everything is in step
  1  something failed or needs you; the rest was done
  2  wrong usage or configuration
  3  \`diff\` found changes`;

function summaryOf(name: string): string {
  return (isCommandName(name) ? COMMANDS[name].summary : GROUPS[name]) ?? '';
}

function sentence(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

function overview(): string {
  const commands = membersOf('').map((name): Row => [name, summaryOf(name)]);
  return [
    'Keyturn keeps local .env files and the OS keychain in step with AWS Secrets Manager.',
    'Usage: keyturn COMMAND [options]',
    `Commands\n${rowsOf(commands)}`,
    `Options\n${rowsOf(optionRows(GLOBAL_OPTIONS))}`,
    EXIT_CODES,
    'First steps: `keyturn demo` needs no AWS; `keyturn init` starts in your project.\n`keyturn COMMAND --help` says more about each command.',
  ].join('\n\n');
}

function helpOfCommand(name: CommandName): string {
  const { summary, operands, options, notes, examples } = commandSpec(name);
  const usage = ['keyturn', name, ...operands, ...(Object.keys(options).length > 0 ? ['[options]'] : [])].join(' ');
  return [
    sentence(summary),
    `Usage: ${usage}`,
    ...(Object.keys(options).length > 0 ? [`Options\n${rowsOf(optionRows(options))}`] : []),
    `Everywhere\n${rowsOf(optionRows(GLOBAL_OPTIONS))}`,
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    `Examples\n${examples.map((example) => `  ${example}`).join('\n')}`,
  ].join('\n\n');
}

function helpOfGroup(group: string): string {
  const rows = commandsOf(group).map(
    (name): Row => [[name.slice(group.length + 1), ...commandSpec(name).operands].join(' '), commandSpec(name).summary],
  );
  return [
    sentence(summaryOf(group)),
    `Usage: keyturn ${group} COMMAND [options]`,
    `Commands\n${rowsOf(rows)}`,
    `Everywhere\n${rowsOf(optionRows(GLOBAL_OPTIONS))}`,
    `\`keyturn ${group} COMMAND --help\` says more about each.`,
  ].join('\n\n');
}

/** Of a command, or of a group of them; without a subject: of all. */
export function helpText(subject?: string): string {
  if (subject === undefined) return `${overview()}\n`;
  return `${isCommandName(subject) ? helpOfCommand(subject) : helpOfGroup(subject)}\n`;
}
