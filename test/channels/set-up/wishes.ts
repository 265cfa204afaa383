import type { TemplateWish } from '../../../main/domain/channel-set-up.ts';

export const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:secret-watch';

const SCOPE = { name: 'keyturn-me', prefixes: ['dev/'], labels: [], hasCloudTrail: false } as const;

export function aWish(wish: Partial<TemplateWish> = {}): TemplateWish {
  return { ...SCOPE, shape: 'me', via: 'queue', ...wish } as TemplateWish;
}

/** Every template there is, by name. */
export const ALL_WISHES: Readonly<Record<string, TemplateWish>> = Object.fromEntries(
  [true, false].flatMap((hasCloudTrail) => {
    const all: Record<string, TemplateWish> = {
      me: { ...SCOPE, shape: 'me', via: 'queue' },
      'me without a prefix': { ...SCOPE, shape: 'me', via: 'queue', prefixes: [], labels: ['AWSCURRENT', 'blue'] },
      'me, relay': { ...SCOPE, shape: 'me', via: 'lambda' },
      'me, API destination': { ...SCOPE, shape: 'me', via: 'api' },
      'me, API destination, basic': { ...SCOPE, shape: 'me', via: 'api', auth: 'basic' },
      'me, API destination, OAuth': { ...SCOPE, shape: 'me', via: 'api', auth: 'oauth' },
      team: { ...SCOPE, shape: 'team' },
      developer: { ...SCOPE, shape: 'developer', topic: TOPIC },
    };
    const suffix = hasCloudTrail ? ', CloudTrail' : '';
    return Object.entries(all).map(([name, wish]) => [`${name}${suffix}`, { ...wish, hasCloudTrail }]);
  }),
);
