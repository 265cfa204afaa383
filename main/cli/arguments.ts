import { parseArgs } from 'node:util';
import {
  COMMANDS,
  type CommandName,
  commandSpec,
  GLOBAL_OPTIONS,
  LATER_OPTIONS,
  type OptionSpec,
} from './command-table.ts';
import { findCommand, needCommand } from './find-command.ts';
import type { GivenOptions } from './invocation.ts';
import { nearestWord } from './nearest-word.ts';
import { usageError } from './usage-error.ts';

export type Arguments =
  /** Of one command, or of a group of them; else of everything. */
  | { readonly kind: 'help'; readonly subject?: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'command';
      readonly command: CommandName;
      readonly operands: readonly string[];
      readonly options: GivenOptions;
      readonly projects: readonly string[];
    };

type Given = ReadonlyMap<string, readonly string[]>;

const ALL_OPTIONS: Readonly<Record<string, OptionSpec>> = Object.assign(
  {},
  ...Object.values(COMMANDS).map(({ options }) => options),
  GLOBAL_OPTIONS,
);

function tokensOf(argv: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(ALL_OPTIONS).map(([name, { value, isValueOptional, short }]) => {
      const type = value && !isValueOptional ? ('string' as const) : ('boolean' as const);
      return [name, { type, ...(short && { short }), multiple: true }];
    }),
  );
  const found = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens;
  return withOptionalValues(found);
}

type Found = NonNullable<ReturnType<typeof parseArgs>['tokens']>;

/** A number right behind such an option belongs to it. */
function withOptionalValues(found: Found): Found {
  return found.flatMap((token, at) => {
    const [before, next] = [found[at - 1], found[at + 1]];
    const isNumber = (one: Found[number] | undefined): boolean => one?.kind === 'positional' && /^\d+$/.test(one.value);
    const wants = (one: Found[number] | undefined): boolean =>
      one?.kind === 'option' && one.value === undefined && ALL_OPTIONS[one.name]?.isValueOptional === true;
    if (wants(before) && isNumber(token)) return [];
    if (token.kind !== 'option' || next?.kind !== 'positional' || !wants(token) || !isNumber(next)) return [token];
    return [{ ...token, value: next.value, inlineValue: false as const }];
  });
}

type Token = ReturnType<typeof tokensOf>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

function refuseOption({ name, rawName }: OptionToken, command: CommandName): never {
  if (LATER_OPTIONS.includes(name)) throw usageError(`\`${rawName}\` comes later.`);
  if (Object.hasOwn(ALL_OPTIONS, name)) throw usageError(`\`${command}\` has no option \`${rawName}\`.`);
  const known = Object.keys({ ...commandSpec(command).options, ...GLOBAL_OPTIONS });
  const nearest = nearestWord(name, known);
  throw usageError(
    nearest
      ? `Unknown option \`${rawName}\`; did you mean \`--${nearest}\`?`
      : `Unknown option \`${rawName}\`; \`keyturn ${command} --help\` lists the options.`,
  );
}

function refuseValue({ rawName, value, inlineValue }: OptionToken, spec: OptionSpec): void {
  if (!spec.value) {
    if (value !== undefined) throw usageError(`\`${rawName}\` takes no value.`);
    return;
  }
  if (spec.isValueOptional && value === undefined) return;
  const looksLikeOption = inlineValue === false && value !== undefined && /^-./.test(value);
  if (value === undefined || looksLikeOption) throw usageError(`\`${rawName}\` needs a value: ${spec.value}.`);
}

function givenOptions(tokens: readonly Token[], command: CommandName): Given {
  const specs: Readonly<Record<string, OptionSpec>> = { ...commandSpec(command).options, ...GLOBAL_OPTIONS };
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (!spec) refuseOption(token, command);
    refuseValue(token, spec);
    const values = given.get(token.name) ?? [];
    if (spec.value && values.length > 0 && !spec.isRepeatable)
      throw usageError(`\`${token.rawName}\` can be given once.`);
    given.set(token.name, [...values, token.value ?? '']);
  }
  return given;
}

function refuseOperands(operands: readonly string[], command: CommandName): void {
  const wanted = commandSpec(command).operands;
  const missing = wanted[operands.length];
  if (missing && !missing.startsWith('['))
    throw usageError(`\`${command}\` needs ${missing}; \`keyturn ${command} --help\` shows how.`);
  const extra = operands[wanted.length];
  if (extra !== undefined) throw usageError(`\`${command}\` does not take \`${extra}\`.`);
}

/** `keyturn help`, `keyturn help add`, `--help` anywhere. */
function helpOf(words: readonly string[], hasHelp: boolean): Arguments | undefined {
  if (!hasHelp && words[0] !== 'help') return undefined;
  const subject = words[0] === 'help' ? words.slice(1) : words;
  if (subject.length === 0) return { kind: 'help' };
  const found = findCommand(subject);
  return { kind: 'help', subject: found.kind === 'command' ? found.command : found.group };
}

function withoutCommand(tokens: readonly Token[]): Arguments {
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const spec = GLOBAL_OPTIONS[token.name];
    if (!spec) throw usageError(`\`${token.rawName}\` needs a command; \`keyturn --help\` lists them.`);
    refuseValue(token, spec);
  }
  return { kind: 'nothing' };
}

/** Global and command options may stand before or after the command. Raises a usage error. */
export function readArguments(argv: readonly string[]): Arguments {
  const tokens = tokensOf(argv);
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const hasOption = (name: string): boolean => tokens.some((token) => token.kind === 'option' && token.name === name);
  const help = helpOf(words, hasOption('help'));
  if (help) return help;
  if (hasOption('version')) return { kind: 'version' };
  if (words.length === 0) return withoutCommand(tokens);
  const { command, operands } = needCommand(words);
  const given = givenOptions(tokens, command);
  refuseOperands(operands, command);
  return {
    kind: 'command',
    command,
    operands,
    options: {
      has: (name) => given.has(name),
      text: (name) => given.get(name)?.at(-1),
      all: (name) => given.get(name) ?? [],
    },
    projects: given.get('project') ?? [],
  };
}
