import type { ServicePlace } from '../../../aws/ask-aws.ts';
import type { Hop, TestedSecret } from '../../../domain/channel-set-up.ts';
import { parseArn } from '../../../domain/secret.ts';
import { cliPlace } from '../ask.ts';
import type { EventCalls, Rule } from './event-calls.ts';
import { broken, type Look, look, ok, unseen, unseenFor } from './look.ts';
import { cloudTrailSample, nativeSample, type Origin } from './sample-event.ts';

/** What rules shall bring, and where to. */
export type Way = {
  readonly events: EventCalls;
  readonly place: ServicePlace;
  /** Names that are known from a stack, beside those that send there. */
  readonly known: readonly string[];
  readonly targetArn: string;
  /** For people: `the queue`, `the topic`. */
  readonly to: string;
  /** Whose events are looked for; undefined when nothing is watched. */
  readonly secret: TestedSecret | undefined;
  readonly origin: Origin;
};

export type RuleHops = { readonly hops: readonly Hop[]; readonly rules: readonly Rule[] };

function stateHop(rule: Rule, { place }: Way): Hop {
  if (rule.isEnabled) return ok('rule', `The rule ${rule.name} is enabled.`);
  const command = `aws events enable-rule --name ${rule.name}${cliPlace(place)}`;
  return broken('rule', `The rule ${rule.name} is disabled.`, `Run \`${command}\`.`);
}

async function targetHop(rule: Rule, { events, targetArn, to }: Way): Promise<Hop> {
  const targets = await look(events.targets(rule.name));
  if (targets.kind === 'unseen') return unseenFor('target', targets.problem);
  const own = targets.value.find(({ arn }) => arn === targetArn);
  if (!own)
    return broken('target', `The rule ${rule.name} does not send to ${to}.`, 'Run `keyturn channel deploy` again.');
  const after = own.hasDeadLetters ? '' : ', and drops what it cannot deliver';
  return ok('target', `The rule ${rule.name} sends to ${to}${after}.`);
}

/** True when one matches, false when none does, undefined where the server does not say. */
async function anyMatches(rules: readonly Rule[], event: string, events: EventCalls): Promise<boolean | undefined> {
  let isKnown = rules.length === 0;
  for (const { pattern } of rules) {
    const doesMatch = await events.matches(pattern, event);
    if (doesMatch) return true;
    isKnown ||= doesMatch === false;
  }
  return isKnown ? false : undefined;
}

function elsewhere({ secret }: TestedSecret, { region, account }: Origin): Hop | undefined {
  const parts = parseArn(secret);
  if (!parts || (parts.region === region && parts.account === account)) return undefined;
  const where = `${parts.region}, account ${parts.account}`;
  return broken(
    'pattern',
    `${secret} is in ${where}, and a rule hears of its own region and account alone.`,
    'Make one there with `keyturn channel deploy`, and its own profile and region.',
  );
}

async function patternHop(rules: readonly Rule[], { events, secret, origin }: Way): Promise<Hop> {
  if (!secret) return unseen('pattern', 'No watched secret is known here.', 'Name one with --secret.');
  const far = elsewhere(secret, origin);
  if (far) return far;
  const native = await look(anyMatches(rules, nativeSample(secret, origin), events));
  if (native.kind === 'unseen') return unseenFor('pattern', native.problem);
  const what = `moves of ${secret.label} of ${secret.secret}`;
  if (native.value) return ok('pattern', `The pattern matches ${what}.`);
  if (native.value === undefined) return unseen('pattern', 'EventBridge did not say whether the pattern matches.');
  const trail = await look(anyMatches(rules, cloudTrailSample(secret, origin), events));
  if (trail.kind === 'seen' && trail.value) {
    return ok('pattern', `The pattern matches only what CloudTrail tells of ${secret.secret}; that needs a trail.`);
  }
  return broken('pattern', `No enabled rule matches ${what}.`, 'Deploy it with a --prefix and a --label that fit.');
}

async function rulesOf({ events, known, targetArn }: Way): Promise<Look<Look<Rule>[]>> {
  const named = await look(events.rulesTo(targetArn));
  if (named.kind === 'unseen' && known.length === 0) return named;
  const names = [...new Set([...known, ...(named.kind === 'seen' ? named.value : [])])];
  return { kind: 'seen', value: await Promise.all(names.map((name) => look(events.rule(name)))) };
}

/** From the event to the target: are there rules, are they on, do they match, do they send there? */
export async function ruleHops(way: Way): Promise<RuleHops> {
  const found = await rulesOf(way);
  if (found.kind === 'unseen') return { hops: [unseenFor('rule', found.problem)], rules: [] };
  if (found.value.length === 0) {
    const cure = 'Make one with `keyturn channel deploy`, or add the target to a rule of yours.';
    return { hops: [broken('rule', `No rule in ${way.origin.region} sends to ${way.to}.`, cure)], rules: [] };
  }
  const rules = found.value.flatMap((one) => (one.kind === 'seen' ? one.value : []));
  const lost = found.value.flatMap((one) => (one.kind === 'unseen' ? one.problem : []));
  const gone = lost.map(({ code, message, cure }) =>
    code === 'configuration' ? broken('rule', message, cure) : unseen('rule', message, cure),
  );
  const enabled = rules.filter(({ isEnabled }) => isEnabled);
  const targets = await Promise.all(rules.map((rule) => targetHop(rule, way)));
  const pattern = enabled.length > 0 ? [await patternHop(enabled, way)] : [];
  return { hops: [...gone, ...rules.map((rule) => stateHop(rule, way)), ...pattern, ...targets], rules };
}
