type Common = {
  readonly name: string;
  readonly profile?: string;
  readonly region: string;
  /** The CloudFormation stack behind it, where `channel deploy` made one. */
  readonly stack?: string;
  /** Beginnings of the names it tells of; absent: all. */
  readonly prefixes?: readonly string[];
  /** Absent: all. */
  readonly labels?: readonly string[];
};

export type SqsSettings = Common & {
  readonly kind: 'sqs';
  readonly queueUrl: string;
  /** URL of its dead-letter queue. */
  readonly deadLetters?: string;
};

/** How a sender proves itself; the absolute path of a file holds what it must know. */
export type WebhookAuth = { readonly kind: 'api key' | 'basic' | 'oauth' | 'relay'; readonly file: string };

export type WebhookSettings = Common & {
  readonly kind: 'webhook';
  /** Absent: 127.0.0.1. */
  readonly host?: string;
  /** Absent: a free one. */
  readonly port?: number;
  /** ARNs of the SNS topics that may speak. */
  readonly topics: readonly string[];
  readonly auth?: WebhookAuth;
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Something that the person runs brings requests here under another host name. */
  readonly isTunnelled?: boolean;
};

/** A source of hints on this machine. Files hold the secrets; nothing here is one. */
export type ChannelSettings = SqsSettings | WebhookSettings;
