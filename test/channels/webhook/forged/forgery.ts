import type { Post } from '../a-webhook.ts';
import type { Sns } from '../an-sns.ts';

/** `[what is wrong with it, how it is made when its time comes]`. */
export type Forgery = readonly [name: string, make: (sns: Sns) => Post];

export const VERSIONS = ['1', '2'] as const;
