import { cloudTrailPattern, type Filter, nativePattern } from './patterns.ts';
import { arnOf, type Json, type Resource } from './template.ts';

export type RuleWish = Filter & {
  readonly hasCloudTrail: boolean;
  /** Of the target; without `Id`, dead letters and retries. */
  readonly target: { readonly [key: string]: Json };
  /** Only of the native event, which has one shape. */
  readonly transformer?: Json;
  /** Where events go, for people. */
  readonly to: string;
};

/** An hour: what comes later the sweep has long found. */
const RETRY = { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 20 };

const NO_TRAIL_FILTER = [
  'Needs a trail that logs management events. Do not filter by `resources` or `responseElements`:',
  'RotationSucceeded has neither and would be dropped.',
].join('\n');

/** Logical ids, for policies that say on whose behalf something may be sent. */
export function ruleIds({ hasCloudTrail }: Pick<RuleWish, 'hasCloudTrail'>): string[] {
  return hasCloudTrail ? ['Rule', 'CloudTrailRule'] : ['Rule'];
}

/** One rule for the native event, and one for what CloudTrail tells where that is wished for. */
export function rulesOf({ target, transformer, to, ...wish }: RuleWish): Record<string, Resource> {
  const base = { Id: 'keyturn', ...target, DeadLetterConfig: { Arn: arnOf('DeadLetters') }, RetryPolicy: RETRY };
  const rule = (pattern: Json, own: Json): Resource['Properties'] => ({
    State: 'ENABLED',
    EventPattern: pattern,
    Targets: [own],
  });
  return {
    Rule: {
      purpose: `sends each move of a staging label to ${to}`,
      Type: 'AWS::Events::Rule',
      Properties: rule(nativePattern(wish), {
        ...base,
        ...(transformer !== undefined && { InputTransformer: transformer }),
      }),
    },
    ...(wish.hasCloudTrail && {
      CloudTrailRule: {
        purpose: `sends what CloudTrail tells of secrets to ${to}`,
        why: NO_TRAIL_FILTER,
        Type: 'AWS::Events::Rule',
        Properties: rule(cloudTrailPattern(), base),
      },
    }),
  };
}
