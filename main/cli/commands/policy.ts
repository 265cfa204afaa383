import { homedir } from 'node:os';
import { accessOf } from '../../aws/access.ts';
import {
  type Located,
  type PolicyWish,
  type Purpose,
  policyDocument,
  purposesOf,
  queueArnOf,
} from '../../domain/policy.ts';
import { relayPurposes, type SetUpWish, setUpPurposes } from '../../domain/policy-set-up.ts';
import { ProblemError } from '../../domain/problem.ts';
import { parseArn, type SecretRef } from '../../domain/secret.ts';
import { machineClock } from '../../machine-clock.ts';
import type { ExitCode } from '../../session/lines.ts';
import { loadProject } from '../../storage/project-file.ts';
import { readSettings } from '../../storage/settings-file.ts';
import { chooseProjects } from '../choose-projects.ts';
import type { Invocation } from '../invocation.ts';
import { formatPolicyNotes } from '../print/policy.ts';
import { usageError } from '../usage-error.ts';

type Whose = Located & { readonly profile: string };

/** As far as the AWS files of this machine tell; what they do not tell is `*` in the policy. */
async function locate(ref: SecretRef): Promise<Whose> {
  const surroundings = { environment: process.env, homeDirectory: homedir() };
  try {
    const { region, profileName } = await accessOf(ref, surroundings);
    return { secret: ref.secret, label: ref.label, region, profile: profileName };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const region = parseArn(ref.secret)?.region ?? ref.region;
    return { secret: ref.secret, label: ref.label, profile: ref.profile ?? 'default', ...(region && { region }) };
  }
}

async function watched(invocation: Invocation): Promise<Whose[]> {
  const settings = readSettings(invocation.configDirectory, machineClock.now);
  const refs = chooseProjects(invocation).flatMap((directory) => {
    const reading = loadProject({ directory, ...settings });
    if (reading.kind === 'loaded') return reading.watches.map(({ ref }) => ref);
    throw new ProblemError(
      reading.problems[0] ?? { code: 'configuration', message: 'keyturn.yaml is invalid.', cure: '' },
    );
  });
  return Promise.all(refs.map(locate));
}

/** A policy is of one identity. Raises a usage error when nothing says of which. */
function onlyProfile(names: readonly string[], wanted: string | undefined): string {
  const [first, ...others] = [...new Set(names)];
  if (wanted !== undefined) return wanted;
  if (others.length === 0) return first ?? 'default';
  throw usageError(`These watches use the profiles ${[first, ...others].join(', ')}: choose one with \`--profile\`.`);
}

function accountOf({ options }: Invocation): string | undefined {
  const account = options.text('account');
  if (account !== undefined && !/^\d{12}$/.test(account)) throw usageError('`--account` needs twelve digits.');
  return account;
}

function keysOf({ options }: Invocation): string[] {
  const keys = (options.text('kms-key') ?? '').split(',').filter((key) => key !== '');
  const odd = keys.find((key) => !/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/.test(key));
  if (odd !== undefined) throw usageError('`--kms-key` needs the ARN of a key, `arn:aws:kms:REGION:ACCOUNT:key/ID`.');
  return keys;
}

async function wishOf(invocation: Invocation): Promise<PolicyWish & { readonly profile: string }> {
  const all = await watched(invocation);
  const channels = readSettings(invocation.configDirectory, machineClock.now).channels ?? [];
  const profile = onlyProfile(
    all.map((one) => one.profile),
    invocation.options.text('profile'),
  );
  const account = accountOf(invocation);
  const queueArns = channels.flatMap((one) => {
    const isOfProfile = one.kind === 'sqs' && (one.profile ?? 'default') === profile;
    return isOfProfile ? (queueArnOf(one.queueUrl, one.region) ?? []) : [];
  });
  const secrets = all.filter((one) => one.profile === profile);
  return { profile, secrets, queueArns, kmsKeys: keysOf(invocation), ...(account !== undefined && { account }) };
}

type Made = (wish: PolicyWish, place: SetUpWish) => Purpose[];

const MADE: Readonly<Record<string, Made>> = {
  run: purposesOf,
  setup: (_, place) => setUpPurposes(place),
  relay: (_, place) => relayPurposes(place),
};

function purposesBy(name: string): Made {
  const made = Object.hasOwn(MADE, name) ? MADE[name] : undefined;
  if (made) return made;
  throw usageError('`--for` is `run`, `setup` or `relay`.');
}

/** `keyturn policy` */
export async function runPolicy(invocation: Invocation): Promise<ExitCode> {
  const { terminal, options } = invocation;
  const made = purposesBy(options.text('for') ?? 'run');
  const wish = await wishOf(invocation);
  const region = wish.secrets[0]?.region;
  const place = { ...(region && { region }), ...(wish.account && { account: wish.account }) };
  const purposes = made(wish, place);
  const policy = policyDocument(purposes);
  const told = purposes.map(({ statement, why }) => ({ sid: statement.Sid, why }));
  terminal.json({ profile: wish.profile, policy, purposes: told });
  if (terminal.isJson) return 0;
  terminal.say(JSON.stringify(policy, undefined, 2));
  terminal.tell(formatPolicyNotes({ purposes: told, policy, profile: wish.profile, account: wish.account }));
  return 0;
}
