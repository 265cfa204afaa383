import type { Problem } from './problem.ts';

/** What a template makes a rule for. Empty lists: every name, AWSCURRENT alone. */
type Scope = {
  /** Of the stack; also begins the name of the channel. */
  readonly name: string;
  /** Beginnings of secret names. */
  readonly prefixes: readonly string[];
  /** Staging labels. */
  readonly labels: readonly string[];
};

/** How an event gets from the rule to this machine. */
export type Via = 'queue' | 'lambda' | 'api';

/**
 * `me`: rule → my queue (or relay function, or API destination). `team`: rule → topic. `developer`: a queue behind a
 * team's topic. `hasCloudTrail`: also a rule for what CloudTrail tells.
 */
export type TemplateWish =
  | (Scope & { readonly shape: 'me'; readonly via: Via; readonly hasCloudTrail: boolean })
  | (Scope & { readonly shape: 'team'; readonly hasCloudTrail: boolean })
  /** `topic`: ARN. */
  | (Scope & { readonly shape: 'developer'; readonly topic: string });

/** One thing that a stack makes or takes away. */
export type PlannedResource = {
  /** As the template names it. */
  readonly id: string;
  /** As CloudFormation says it: `AWS::SQS::Queue`. */
  readonly type: string;
  /** What it is there for; no full stop. */
  readonly purpose: string;
};

export type StackPlan = {
  readonly stack: string;
  readonly region: string;
  readonly profile?: string;
  readonly act: 'create' | 'update' | 'delete';
  readonly resources: readonly PlannedResource[];
  /** What it costs, one sentence. */
  readonly cost?: string;
};

/** News of one resource, or of the stack itself, as CloudFormation tells it. */
export type StackProgress = {
  readonly id: string;
  readonly type: string;
  readonly purpose?: string;
  /** `CREATE_IN_PROGRESS`, … */
  readonly status: string;
  readonly isDone: boolean;
  readonly isFailed: boolean;
  /** CloudFormation's own words, where something failed. */
  readonly why?: string;
  /** Epoch milliseconds. */
  readonly at: number;
};

export type HopName =
  | 'queue'
  | 'stack'
  | 'rule'
  | 'pattern'
  | 'target'
  | 'topic'
  | 'subscription'
  | 'queue policy'
  | 'key policy'
  | 'dead letters'
  | 'listener'
  | 'marked message';

/** One piece of the way from a rotation to this machine, looked at. */
export type Hop = {
  readonly hop: HopName;
  readonly state: 'ok' | 'broken' | 'could not look';
  /** What was found, a whole sentence. */
  readonly found: string;
  /** What to do; absent when all is well. */
  readonly cure?: string;
  /** Of the marked message: from sending to arrival. */
  readonly roundTripMs?: number;
};

/** Messages moved from a dead-letter queue back to the queue they were for. `isGoingOn`: SQS moves them by itself. */
export type Redriven = { readonly count: number; readonly isGoingOn: boolean; readonly problem?: Problem };
