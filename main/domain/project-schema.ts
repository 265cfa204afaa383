import * as z from 'zod';
import { parseDuration } from './duration.ts';
import { LATER_READERS } from './later-readers.ts';
import { reasonAgainstPrefix, reasonAgainstVariable } from './names.ts';
import { READERS } from './readers.ts';
import { parseArn } from './secret.ts';

const MIN_INTERVAL = 1000;
const MAX_INTERVAL = 7 * 86_400_000;
const DEFAULT_INTERVAL = '5m';

/** A string rule; the reason is undefined for a good string. */
function text(reason: (value: string) => string | undefined) {
  return z.string().superRefine((value, context) => {
    const message = reason(value);
    if (message) context.addIssue({ code: 'custom', message });
  });
}

function reasonAgainstWord(value: string): string | undefined {
  if (value.trim() === '') return 'this cannot be empty';
  if (value.length > 256) return 'this has at most 256 characters';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they would break lines of logs and menus
  return /[\u0000-\u001f\u007f]/.test(value) ? 'this cannot have line breaks or control characters' : undefined;
}

/** Names: 512 of these characters (CreateSecret, API reference). */
function reasonAgainstSecret(value: string): string | undefined {
  if (value.startsWith('arn:')) return parseArn(value) ? undefined : 'this is not the ARN of a secret';
  if (value === '') return '`secret` cannot be empty';
  return /^[\w/+=.@-]{1,512}$/.test(value)
    ? undefined
    : 'a secret name has only letters, digits and /_+=.@-, at most 512';
}

function reasonAgainstInterval(value: string): string | undefined {
  const interval = parseDuration(value);
  if (interval === undefined) return 'a duration is a number and a unit, such as 30s, 5m or 1h';
  if (interval < MIN_INTERVAL) return 'an interval is at least 1s';
  return interval > MAX_INTERVAL ? 'an interval is at most 7d' : undefined;
}

function reasonAgainstReader(value: string): string | undefined {
  return LATER_READERS.includes(value) ? `the reader \`${value}\` comes later` : undefined;
}

const word = text(reasonAgainstWord);
const interval = text(reasonAgainstInterval);
const region = text((value) => (/^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(value) ? undefined : 'this is not an AWS region'));
const reader = z.enum([...READERS, ...LATER_READERS]).superRefine((value, context) => {
  const message = reasonAgainstReader(value);
  if (message) context.addIssue({ code: 'custom', message });
});

const keychain = z.strictObject({ service: word, account: word, field: word.optional() });
const map = z
  .record(z.string(), text(reasonAgainstVariable))
  .refine((variables) => Object.keys(variables).length > 0, '`map` needs at least one field');

const targetShape = {
  env: z.string().optional(),
  map: map.optional(),
  prefix: text(reasonAgainstPrefix).optional(),
  as: text(reasonAgainstVariable).optional(),
  readers: z
    .array(reader)
    .min(1, '`readers` needs at least one reader')
    .max(READERS.length, 'too many readers')
    .optional(),
  onConflict: z.enum(['ask', 'take', 'keep']).default('ask'),
  inPlace: z.boolean().optional(),
  encode: z.literal('base64').optional(),
  keychain: keychain.optional(),
};

const NAMINGS = ['map', 'prefix', 'as'] as const;
const ENV_ONLY = [...NAMINGS, 'readers', 'inPlace', 'encode'] as const;

const target = z.strictObject(targetShape).superRefine((item, context) => {
  const refuse = (message: string, key?: string) =>
    context.addIssue({
      code: 'custom',
      message,
      path: key === undefined ? [] : [key],
      params: { isAboutKey: key !== undefined },
    });
  const namings = NAMINGS.filter((key) => item[key] !== undefined);
  const misplaced = ENV_ONLY.find((key) => item[key] !== undefined);
  if (item.env === undefined && item.keychain === undefined) refuse('a target needs `env` or `keychain`');
  else if (item.env !== undefined && item.keychain !== undefined)
    refuse('a target is `env` or `keychain`, not both', 'keychain');
  else if (item.keychain !== undefined && misplaced) refuse(`\`${misplaced}\` belongs to \`env\` targets`, misplaced);
  else if (item.env !== undefined && namings.length === 0) refuse('a target needs one of `map`, `prefix`, `as`');
  else if (namings[1]) refuse('a target takes exactly one of `map`, `prefix`, `as`', namings[1]);
});

const defaultsShape = {
  profile: word.optional(),
  region: region.optional(),
  interval: interval.default(DEFAULT_INTERVAL),
};
const watchShape = {
  secret: text(reasonAgainstSecret),
  label: word.default('AWSCURRENT'),
  profile: word.optional(),
  region: region.optional(),
  interval: interval.optional(),
  group: word.optional(),
  to: z.array(target).min(1, '`to` needs at least one target').max(200, '`to` takes at most 200 targets'),
};
const projectShape = {
  version: z.literal(1),
  // Nothing behind a key is what commenting out its content leaves.
  defaults: z.strictObject(defaultsShape).nullish(),
  watches: z.array(z.strictObject(watchShape)).max(2000, '`watches` takes at most 2000 items').nullish(),
};

export const projectSchema = z.strictObject(projectShape);

/** `keyturn.yaml` as written and found valid; defaults not yet applied to watches. */
export type ProjectDeclaration = z.infer<typeof projectSchema>;
export type TargetDeclaration = z.infer<typeof target>;
export type WatchDeclaration = NonNullable<ProjectDeclaration['watches']>[number];

/** Which keys may stand where; `*` is any list index. */
export const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(projectShape),
  defaults: Object.keys(defaultsShape),
  'watches.*': Object.keys(watchShape),
  'watches.*.to.*': Object.keys(targetShape),
  'watches.*.to.*.keychain': Object.keys(keychain.shape),
};

/** Keys of the design that are not built yet: refused by name, never ignored. */
export const LATER_KEYS: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  'watches.*': new Map([['then', 'actions (`then`) come later']]),
  'watches.*.to.*': new Map([
    ['template', 'template targets come later'],
    ['file', 'template targets (`file`) come later'],
    ['kubernetes', 'Kubernetes targets come later'],
  ]),
};
