import type { Problem } from './problem.ts';

/** What a template makes a rule for. Empty lists: every name, AWSCURRENT alone. */
type Scope = {
  /** Of the stack; also begins the name of the channel. */
  readonly name: string;
  /** Beginnings of secret names. */
  readonly prefixes: readonly string[];
  /** Staging labels. */
  readonly labels: readonly string[];
  /** Also what CloudTrail tells: outcomes of rotations, deletion, and regions without the native event. */
  readonly hasCloudTrail: boolean;
};

/** How an event gets from the rule to this machine. */
export type Via = 'queue' | 'lambda' | 'api';

/** How an API destination proves itself. */
export type DestinationAuth = 'api key' | 'basic' | 'oauth';

/**
 * `me`: rule → my queue (or relay function, or API destination). `team`: rule → topic. `developer`: a queue of one
 * developer behind a team's topic.
 */
export type TemplateWish =
  | (Scope & { readonly shape: 'me'; readonly via: Via; readonly auth?: DestinationAuth })
  | (Scope & { readonly shape: 'team' })
  /** `topic`: ARN. */
  | (Scope & { readonly shape: 'developer'; readonly topic: string });

type Given = {
  /** Absent: one is made of the queue, or of what sends. */
  readonly name?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly prefixes?: readonly string[];
  readonly labels?: readonly string[];
};

/** One that exists, to be registered. Files are absolute paths. */
export type NewChannel =
  | (Given & { readonly kind: 'sqs'; readonly queueUrl: string })
  | (Given & {
      readonly kind: 'webhook';
      readonly host?: string;
      /** Absent or 0: a free one, chosen now and kept. */
      readonly port?: number;
      /** ARNs. */
      readonly topics: readonly string[];
      readonly auth?: { readonly kind: 'api key' | 'basic' | 'oauth' | 'relay'; readonly file: string };
      readonly tls?: { readonly certificate: string; readonly key: string };
      readonly isTunnelled?: boolean;
    });

/** A stack to make, and where. */
export type Deployment = { readonly wish: TemplateWish; readonly profile?: string; readonly region?: string };

/** Where marked messages are seen to arrive. */
export type Arrivals = {
  /** A channel of this process hears it now. */
  readonly isRunning: boolean;
  /** Returns its own removal. */
  onMarked(listener: (id: string) => void): () => void;
};

/** News of a stack as it comes; while the signal aborts, CloudFormation goes on. */
export type FollowingStack = { readonly tell: (progress: StackProgress) => void; readonly signal: AbortSignal };

/** A secret whose events a test looks for. */
export type TestedSecret = { readonly secret: string; readonly label: string; readonly region?: string };

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
