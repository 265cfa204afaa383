// Channels as a window shows them: names, numbers and times.
import type { Problem } from './plain.ts';

/** All times are epoch milliseconds. */
export type ChannelState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'up'; readonly since: number }
  | { readonly kind: 'down'; readonly since: number; readonly problem: Problem }
  | { readonly kind: 'not running' };

export type ChannelRow = {
  readonly name: string;
  readonly kind: 'sqs' | 'webhook';
  /** Queue URL, or the address it listens on. */
  readonly address: string;
  readonly profile?: string;
  readonly region?: string;
  readonly state: ChannelState;
  readonly hints: number;
  readonly lastHintAt?: number;
  readonly unknown: readonly { readonly what: string; readonly count: number }[];
  readonly deadLetters?: number;
  /** The stack that Keyturn made. */
  readonly stack?: string;
};

/** One piece of the way from a rotation to this machine, looked at. */
export type HopRow = {
  readonly hop: string;
  readonly state: 'ok' | 'broken' | 'could not look';
  readonly found: string;
  readonly cure?: string;
  readonly roundTripMs?: number;
};

/** What a stack would make. */
export type StackPlanRow = {
  readonly stack: string;
  readonly region: string;
  readonly resources: readonly { readonly id: string; readonly type: string; readonly purpose: string }[];
  readonly cost?: string;
};

/** A queue, or a webhook, that exists. */
export type ChannelDraft =
  | { readonly kind: 'sqs'; readonly queueUrl: string; readonly profile?: string; readonly region?: string }
  | {
      readonly kind: 'webhook';
      readonly port?: number;
      readonly topics: readonly string[];
      readonly auth?: { readonly kind: 'api key' | 'basic' | 'oauth' | 'relay'; readonly file: string };
      readonly profile?: string;
      readonly region?: string;
    };

/** A queue to make in AWS. `prefixes`: beginnings of secret names; none: all. */
export type DeployAsk = {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly profile?: string;
  readonly region?: string;
};

/** How changes of a watch are learned. */
export type RouteRow =
  | { readonly kind: 'push + sweep' }
  | { readonly kind: 'sweep only'; readonly since: number; readonly problem: Problem }
  | { readonly kind: 'poll' };
