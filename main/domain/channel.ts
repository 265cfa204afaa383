import type { Problem } from './problem.ts';

/** Which secrets a channel speaks of, as far as is known. Absent parts limit nothing. */
export type Coverage = {
  /** The profile whose secrets it tells of, as the AWS files of this machine name it. */
  readonly profile?: string;
  readonly region?: string;
  /** Twelve digits. */
  readonly account?: string;
  /** Beginnings of secret names. */
  readonly prefixes?: readonly string[];
  /** Staging labels; those of other moves are not told. */
  readonly labels?: readonly string[];
};

/** Whether hints can arrive now. Times are epoch milliseconds. */
export type ChannelState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'up'; readonly since: number }
  | { readonly kind: 'down'; readonly since: number; readonly problem: Problem };

/** One channel as people see it: names, numbers and times. */
export type ChannelView = {
  readonly name: string;
  readonly kind: 'sqs' | 'webhook';
  /** Queue URL, or the address it listens on. */
  readonly address: string;
  readonly profile?: string;
  readonly region?: string;
  readonly state: ChannelState | { readonly kind: 'not running' };
  /** Since this process runs it. */
  readonly hints: number;
  readonly lastHintAt?: number;
  /** Messages that meant nothing, by what they were. */
  readonly unknown: readonly { readonly what: string; readonly count: number }[];
  /** Of the dead-letter queue, where one is known and was asked. */
  readonly deadLetters?: number;
  /** CloudFormation stack that `channel deploy` made. */
  readonly stack?: string;
};

/** How changes of one watched secret are learned. */
export type WatchRoute =
  | { readonly kind: 'push + sweep' }
  /** `since`: epoch milliseconds. */
  | { readonly kind: 'sweep only'; readonly since: number; readonly problem: Problem }
  | { readonly kind: 'poll' };
