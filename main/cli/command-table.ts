import { CHANNEL_COMMANDS } from './channel-commands.ts';
import type { Run } from './invocation.ts';

export type OptionSpec = {
  /** What stands behind it in the help; without one it is a switch. */
  readonly value?: string;
  /** The number behind it may be left out. */
  readonly isValueOptional?: boolean;
  readonly short?: string;
  readonly isRepeatable?: boolean;
  readonly help: string;
};

export type CommandSpec = {
  readonly summary: string;
  /** Operands, required unless in brackets. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** Sentences under the options. */
  readonly notes: readonly string[];
  readonly examples: readonly string[];
  readonly load: () => Promise<Run>;
};

export const GLOBAL_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  project: {
    value: 'DIR',
    isRepeatable: true,
    help: 'folder with a keyturn.yaml; default: the nearest one upwards. May be repeated',
  },
  config: { value: 'DIR', help: 'another folder for settings, history and the lock' },
  json: { help: 'JSON on stdout; everything for people goes to stderr' },
  help: { short: 'h', help: 'show this help' },
  version: { short: 'v', help: 'show the version' },
};

const trust: OptionSpec = { help: 'accept the actions that keyturn.yaml names (actions come later)' };

const ADD_OPTIONS: CommandSpec['options'] = {
  env: { value: 'FILE', help: 'env file to write into, seen from the current folder, or from --project where given' },
  map: { value: 'FIELD=NAME,…', help: 'pick JSON fields and name their variables' },
  prefix: { value: 'PREFIX', help: 'every JSON field, in UPPER_SNAKE behind this prefix (the default, with none)' },
  as: { value: 'NAME', help: 'the whole secret under one name' },
  readers: { value: 'A,B', help: 'programs that read the file; default: found in the project' },
  keychain: { value: 'SERVICE/ACCOUNT', help: 'write to the OS keychain instead of an env file' },
  field: { value: 'FIELD', help: 'with --keychain: one JSON field; default: the whole secret' },
  profile: { value: 'NAME', help: 'AWS profile' },
  region: { value: 'REGION', help: 'AWS region' },
  label: { value: 'LABEL', help: 'staging label; default: AWSCURRENT' },
  yes: { short: 'y', help: 'write the .gitignore lines and take the values from AWS without asking' },
};

const DEMO_OPTIONS: CommandSpec['options'] = {
  every: { value: 'DURATION', help: 'time between rotations; default: 5s, with --push 2s' },
  rotations: { value: 'N', help: 'stop after so many; default: 3, in a terminal until Ctrl-C' },
  dir: { value: 'DIR', help: 'where the sample project goes; default: a temporary folder' },
  push: { help: 'learn of rotations by events instead of asking; every third event is lost, and the sweep catches it' },
  'aws-only': { help: 'only the stand-in for AWS' },
  port: { value: 'N', help: 'port of the stand-in; default: a free one' },
};

const UI_OPTIONS: CommandSpec['options'] = {
  ui: {
    value: '[PORT]',
    isValueOptional: true,
    help: 'serve the window to a browser on this machine; default: a free port',
  },
  'no-open': { help: 'with --ui: print the link, open no browser' },
};

const dryRun: OptionSpec = { help: 'show what would happen, change nothing' };

/** Every command there is, in the order of the help. */
export const COMMANDS = {
  init: {
    summary: 'write a commented keyturn.yaml',
    operands: [],
    options: {},
    notes: ['An existing keyturn.yaml stays as it is.'],
    examples: ['keyturn init'],
    load: async () => (await import('./commands/init.ts')).runInit,
  },
  add: {
    summary: 'watch a secret and write it into an env file',
    operands: ['SECRET'],
    options: ADD_OPTIONS,
    notes: [
      'SECRET is a name or an ARN. Comments in keyturn.yaml stay.',
      'Values already in the file are shown masked and asked about; nothing is replaced without a yes.',
    ],
    examples: [
      'keyturn add dev/shop/database --env .env --map username=DB_USER,password=DB_PASSWORD',
      'keyturn add dev/shop/stripe --env .env --prefix STRIPE_ --profile dev',
    ],
    load: async () => (await import('./commands/add.ts')).runAdd,
  },
  once: {
    summary: 'bring everything in step, then exit',
    operands: [],
    options: { 'dry-run': dryRun, adopt: { help: 'take the values from AWS where a file holds others' }, trust },
    notes: ['Gives up on an endpoint that does not answer within 20 s.'],
    examples: ['keyturn once', 'keyturn once --dry-run --json'],
    load: async () => (await import('./commands/once.ts')).runOnce,
  },
  watch: {
    summary: 'keep everything in step until interrupted',
    operands: [],
    options: { ...UI_OPTIONS, trust },
    notes: [
      'Beside a running Keyturn it prints what that one does, and takes over when it ends.',
      'The window listens on this machine only; its link lets one browser in.',
    ],
    examples: ['keyturn watch', 'keyturn watch --ui', 'keyturn watch --project ~/shop --project ~/blog'],
    load: async () => (await import('./commands/watch.ts')).runWatch,
  },
  diff: {
    summary: 'show what would change, values masked',
    operands: [],
    options: {},
    notes: ['Exits with 3 when something would change.'],
    examples: ['keyturn diff'],
    load: async () => (await import('./commands/diff.ts')).runDiff,
  },
  status: {
    summary: 'show version, freshness, next check and next rotation of every secret',
    operands: [],
    options: {},
    notes: [],
    examples: ['keyturn status', 'keyturn status --json'],
    load: async () => (await import('./commands/status.ts')).runStatus,
  },
  history: {
    summary: 'show what happened',
    operands: [],
    options: { limit: { value: 'N', short: 'n', help: 'newest events to show; default: 20' } },
    notes: ['Names, ids and times; values are never recorded.'],
    examples: ['keyturn history', 'keyturn history --limit 100 --json'],
    load: async () => (await import('./commands/history.ts')).runHistory,
  },
  doctor: {
    summary: 'find what is wrong here, each with its cure',
    operands: [],
    options: {},
    notes: ['Exits with 1 when something is wrong.'],
    examples: ['keyturn doctor'],
    load: async () => (await import('./commands/doctor.ts')).runDoctor,
  },
  clean: {
    summary: 'remove variables that keyturn.yaml no longer names',
    operands: [],
    options: { 'dry-run': dryRun, yes: { short: 'y', help: 'remove without asking' } },
    notes: ['Only what Keyturn wrote and nobody edited since is removed.'],
    examples: ['keyturn clean --dry-run'],
    load: async () => (await import('./commands/clean.ts')).runClean,
  },
  profile: {
    summary: "say how this machine names a project's AWS profile",
    operands: ['NAME=LOCAL'],
    options: {},
    notes: ['Kept on this machine, never in keyturn.yaml. `NAME=` forgets it.'],
    examples: ['keyturn profile dev=my-company-dev', 'keyturn profile dev='],
    load: async () => (await import('./commands/profile.ts')).runProfile,
  },
  ...CHANNEL_COMMANDS,
  policy: {
    summary: 'print the smallest IAM policy that these watches need',
    operands: [],
    options: {
      for: { value: 'run|setup|relay', help: 'watching (the default), setting up channels, a relay function on top' },
      profile: { value: 'NAME', help: 'where the watches use several profiles: for which' },
      account: { value: 'ID', help: 'twelve digits; default: whichever it is' },
      'kms-key': { value: 'ARN,…', help: 'customer keys that encrypt the secrets' },
    },
    notes: ['The policy goes to stdout, what each statement is for to stderr, so it can be piped.'],
    examples: ['keyturn policy --account 123456789012', 'keyturn policy | parliament'],
    load: async () => (await import('./commands/policy.ts')).runPolicy,
  },
  demo: {
    summary: 'try it without AWS: a sample project and a rotation every few seconds',
    operands: [],
    options: DEMO_OPTIONS,
    notes: [],
    examples: ['keyturn demo', 'keyturn demo --push', 'keyturn demo --every 2s --rotations 5'],
    load: async () => (await import('./commands/demo.ts')).runDemoCommand,
  },
} satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;

export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

export function commandSpec(name: CommandName): CommandSpec {
  return COMMANDS[name];
}

/** Commands and options of the design that are not built yet: refused by name. */
export const LATER_COMMANDS: readonly string[] = ['undo', 'run', 'serve'];
export const LATER_OPTIONS: readonly string[] = [];
