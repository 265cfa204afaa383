import { upperSnake } from './names.ts';

/** An env file of a folder, by names alone. */
export type ScannedFile = { readonly folder: string; readonly file: string; readonly variables: readonly string[] };

/** Top-level fields of a secret; one field with an empty name for a secret of plain text. */
export type SecretFields = { readonly secret: string; readonly fields: readonly string[] };

export type Match = {
  readonly file: string;
  readonly secret: string;
  /** Field to variable. */
  readonly variables: Readonly<Record<string, string>>;
  readonly why: string;
};

/** Words that every second secret has, and that say nothing about whose it is. */
const COMMON = new Set([
  'DEV',
  'PROD',
  'PRODUCTION',
  'STAGING',
  'TEST',
  'ENV',
  'LOCAL',
  'APP',
  'APPS',
  'SECRET',
  'KEY',
]);

/** What variables are called for short. */
const SHORT: Readonly<Record<string, string>> = { DATABASE: 'DB', POSTGRESQL: 'POSTGRES', MONGODB: 'MONGO' };

export function wordsOf(name: string): string[] {
  const words = upperSnake(name).split('_');
  return words.filter((word) => word.length > 1 || /\d/.test(word)).map((word) => SHORT[word] ?? word);
}

/** A number tells two of a kind apart; alone it says nothing. */
function shared(one: readonly string[], other: readonly string[]): string[] {
  const found = [...new Set(one)].filter((word) => !COMMON.has(word) && other.includes(word));
  return found.every((word) => /^\d+$/.test(word)) ? [] : found;
}

/** How much a secret's name has of the folder, the file and its variables. 0: nothing to look at. */
export function nearness(secret: string, { folder, file, variables }: ScannedFile): number {
  const words = wordsOf(secret);
  const places = wordsOf(`${folder} ${file}`);
  const inVariables = shared(words, variables.flatMap(wordsOf));
  return 2 * shared(words, places).length + inVariables.length;
}

/** `password` is `PASSWORD`, or what ends so: `DB_PASSWORD`. The shortest wins. */
function variableFor(field: string, variables: readonly string[]): string | undefined {
  const name = upperSnake(field);
  const like = variables.filter((variable) => {
    const upper = variable.toUpperCase();
    return upper === name || (name !== '' && upper.endsWith(`_${name}`));
  });
  return like.sort((one, other) => one.length - other.length)[0];
}

function wholeVariable(secret: string, variables: readonly string[]): string | undefined {
  const last = upperSnake(secret.split('/').at(-1) ?? secret);
  return variables.find((variable) => variable.toUpperCase() === last);
}

function pairsOf({ secret, fields }: SecretFields, { variables }: ScannedFile): [string, string][] {
  const pairs = fields.flatMap((field): [string, string][] => {
    const variable = field === '' ? wholeVariable(secret, variables) : variableFor(field, variables);
    return variable === undefined ? [] : [[field, variable]];
  });
  return pairs.filter(([, variable], index) => pairs.findIndex(([, other]) => other === variable) === index);
}

function quoted(names: readonly string[]): string {
  const [first = '', ...others] = names.map((name) => `\`${name}\``);
  if (others.length > 3) return `${[first, ...others.slice(0, 2)].join(', ')} and ${others.length - 2} more`;
  return others.length === 0 ? first : `${[first, ...others.slice(0, -1)].join(', ')} and ${others.at(-1)}`;
}

/** Undefined unless names agree well enough to be worth a look: two variables, or one and something in the secret's name. */
export function matchOf(secret: SecretFields, file: ScannedFile): Match | undefined {
  const pairs = pairsOf(secret, file);
  const words = shared(wordsOf(secret.secret), wordsOf(`${file.folder} ${file.file}`));
  const isWhole = pairs.some(([field]) => field === '');
  const [variables, fields] = [pairs.map(([, variable]) => variable), pairs.map(([field]) => field)];
  const isNamed = isWhole || words.length > 0 || shared(wordsOf(secret.secret), variables.flatMap(wordsOf)).length > 0;
  if (pairs.length === 0 || (pairs.length < 2 && !isNamed)) return undefined;
  const names = isWhole
    ? `${quoted(variables)} is named like the secret`
    : `${quoted(variables)} ${variables.length > 1 ? 'are' : 'is'} named like ${quoted(fields)} of the secret`;
  const folder = words.length > 0 ? `; the folder and the secret share “${words.join(' ').toLowerCase()}”` : '';
  return { file: file.file, secret: secret.secret, variables: Object.fromEntries(pairs), why: `${names}${folder}.` };
}

/** The best secret for each variable of each file: one that two secrets could fill goes to the nearer one. */
export function matchesOf(files: readonly ScannedFile[], secrets: readonly SecretFields[]): Match[] {
  return files.flatMap((file) => {
    const score = ({ secret, variables }: Match): number => 10 * nearness(secret, file) + Object.keys(variables).length;
    const all = secrets.flatMap((secret) => matchOf(secret, file) ?? []);
    const taken = new Set<string>();
    return all
      .sort((one, other) => score(other) - score(one))
      .filter(({ variables }) => {
        const names = Object.values(variables);
        if (names.some((name) => taken.has(name))) return false;
        for (const name of names) taken.add(name);
        return true;
      });
  });
}
