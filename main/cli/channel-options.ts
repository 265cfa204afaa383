import { userInfo } from 'node:os';
import type { DestinationAuth, TemplateWish, Via } from '../domain/channel-set-up.ts';
import type { GivenOptions } from './invocation.ts';
import { usageError } from './usage-error.ts';

/** Absent where it was not given. */
export function placeOf(options: GivenOptions): { profile?: string; region?: string } {
  const [profile, region] = [options.text('profile'), options.text('region')];
  return { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
}

/** Absent where it was not given: then nothing is limited. */
export function coversOf(options: GivenOptions): { prefixes?: string[]; labels?: string[] } {
  const [prefixes, labels] = [[...options.all('prefix')], [...options.all('label')]];
  return { ...(prefixes.length > 0 && { prefixes }), ...(labels.length > 0 && { labels }) };
}

function oneOf<Word extends string>(options: GivenOptions, name: string, words: readonly Word[]): Word | undefined {
  const given = options.text(name);
  const found = words.find((word) => word === given);
  if (given !== undefined && found === undefined) throw usageError(`\`--${name}\` takes ${words.join(', or ')}.`);
  return found;
}

/** Two developers in one account make two stacks. */
function stackName(shape: TemplateWish['shape']): string {
  if (shape === 'team') return 'keyturn-team';
  const user = userInfo()
    .username.replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `keyturn-${user || 'me'}`;
}

const AUTHS = { 'api-key': 'api key', basic: 'basic', oauth: 'oauth' } as const satisfies Record<
  string,
  DestinationAuth
>;

function mine(options: GivenOptions): { via: Via; auth?: DestinationAuth } {
  const via = oneOf(options, 'via', ['lambda', 'api']) ?? 'queue';
  const auth = oneOf(options, 'auth', ['api-key', 'basic', 'oauth']);
  if (auth !== undefined && via !== 'api') throw usageError('`--auth` goes with `--via api`.');
  return { via, ...(auth !== undefined && { auth: AUTHS[auth] }) };
}

/** What the options of `template` and `deploy` ask for. Raises a usage error. */
export function wishOf(shape: TemplateWish['shape'], options: GivenOptions): TemplateWish {
  const scope = {
    name: options.text('name') ?? stackName(shape),
    prefixes: options.all('prefix'),
    labels: options.all('label'),
    hasCloudTrail: options.has('cloudtrail'),
  };
  if (shape === 'me') return { shape, ...scope, ...mine(options) };
  if (shape === 'team') return { shape, ...scope };
  const topic = options.text('topic');
  if (topic === undefined) throw usageError("`developer` needs `--topic`, the ARN of the team's topic.");
  return { shape, ...scope, topic };
}
