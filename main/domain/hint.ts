import type { Cause } from './event.ts';
import type { VersionId } from './secret.ts';

/** The routes by which a hint can come. */
export type HintCause = Extract<Cause, 'sqs' | 'webhook'>;

/** Something said that a label of a secret may have moved. Never data: DescribeSecret decides. */
export type Hint = {
  /** Name, full ARN, or ARN without its six-character suffix, as the event has it. */
  readonly secret: string;
  readonly region?: string;
  /** Twelve digits. */
  readonly account?: string;
  /** Absent where the event does not say which label moved. */
  readonly label?: string;
  /** The version that carries the label now, where the event says so. */
  readonly versionId?: VersionId;
  /** When it happened by AWS's clock, epoch milliseconds. */
  readonly at?: number;
};

/** News about a secret that is no new value, and is never told as one. */
export type SecretNews =
  | 'rotation started'
  | 'rotation cancelled'
  | 'rotation failed'
  | 'rotation abandoned'
  | 'deleted'
  | 'restored'
  | 'old version deleted';

/** `reason`: AWS's own sentence is not passed on; only what the event says in known words. */
export type SecretNotice = Pick<Hint, 'secret' | 'region' | 'account' | 'at'> & { readonly news: SecretNews };

/** What became of a hint. Only a `failed` one is worth hearing again. */
export type HintResult = 'not watched' | 'in step' | 'failed';

/**
 * What a message of a channel means. `marked`: the message of `keyturn channel test`. `unknown`: left where it is;
 * `what` names it without quoting it, for counting.
 */
export type EventReading =
  | { readonly kind: 'hint'; readonly hint: Hint }
  | { readonly kind: 'notice'; readonly notice: SecretNotice }
  | { readonly kind: 'marked'; readonly id: string }
  | { readonly kind: 'unknown'; readonly what: string };
