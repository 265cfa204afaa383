import { COMMANDS, type CommandName, commandSpec, GLOBAL_OPTIONS, type OptionSpec } from './command-table.ts';

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

function overview(): string {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]): Row => [name, summary]);
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
    `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
    `Usage: ${usage}`,
    ...(Object.keys(options).length > 0 ? [`Options\n${rowsOf(optionRows(options))}`] : []),
    `Everywhere\n${rowsOf(optionRows(GLOBAL_OPTIONS))}`,
    ...(notes.length > 0 ? [notes.join('\n')] : []),
    `Examples\n${examples.map((example) => `  ${example}`).join('\n')}`,
  ].join('\n\n');
}

/** Without a command: all of them. */
export function helpText(command?: CommandName): string {
  return `${command === undefined ? overview() : helpOfCommand(command)}\n`;
}
