import type { Sealed } from './sealed.ts';

/** `ClientRequestToken` of the put that made the version; 32 to 64 characters (Secrets Manager API reference). */
export type VersionId = string;

/** Which version of which secret a watch means, as the user wrote it. An absent profile or region follows the AWS CLI's default order. */
export type SecretRef = {
  /** Name, full ARN, or ARN without its six-character suffix. */
  readonly secret: string;
  /** Staging label, `AWSCURRENT` unless the watch names another. */
  readonly label: string;
  readonly profile?: string;
  readonly region?: string;
};

export const CURRENT = 'AWSCURRENT';
export const PREVIOUS = 'AWSPREVIOUS';
export const PENDING = 'AWSPENDING';

/** `SecretString`, or `SecretBinary` as base64. */
export type SecretContent =
  | { readonly kind: 'text'; readonly text: Sealed }
  | { readonly kind: 'binary'; readonly base64: Sealed };

export type SecretVersion = { readonly versionId: VersionId; readonly content: SecretContent };

/** Rotation as DescribeSecret tells it. Times are epoch milliseconds. */
export type Rotation = {
  /** `NextRotationDate`: the latest moment, not the planned one. May lie in the past when rotation fails. */
  readonly nextBy?: number;
  readonly lastAt?: number;
  /** When the window that ends at `nextBy` opens: from ScheduleExpression and Duration. */
  readonly windowStart?: number;
};

/** DescribeSecret, without what Keyturn does not use. */
export type SecretDescription = {
  /** Which version each staging label points to now. */
  readonly versionOf: ReadonlyMap<string, VersionId>;
  readonly region: string;
  /** Full, with its suffix. */
  readonly arn?: string;
  /** When AWS answered, by its own clock; epoch milliseconds, in whole seconds. */
  readonly answeredAt?: number;
  readonly rotation?: Rotation;
};

/** The version that a rotation made and has not finished; a finished one is current too, or lost the label. */
export function pendingVersion({ versionOf }: Pick<SecretDescription, 'versionOf'>): VersionId | undefined {
  const pending = versionOf.get(PENDING);
  return pending === versionOf.get(CURRENT) ? undefined : pending;
}

type ArnParts = { readonly region: string; readonly account: string; readonly name: string };

const ARN = /^arn:(aws[a-z-]*):secretsmanager:([a-z0-9-]+):(\d{12}):secret:(.+)$/;

/** Undefined for a plain name. */
export function parseArn(secret: string): ArnParts | undefined {
  const [, , region, account, name] = ARN.exec(secret) ?? [];
  return region && account && name ? { region, account, name } : undefined;
}

/** One watcher runs for each distinct key, however many watches name it. */
export function refKey(ref: SecretRef): string {
  return JSON.stringify([ref.secret, ref.label, ref.profile ?? null, ref.region ?? null]);
}

/** What `refKey` made the key of. */
export function refOf(key: string): SecretRef {
  const [secret = '', label = CURRENT, profile, region] = JSON.parse(key) as (string | null)[];
  return { secret: secret ?? '', label: label ?? CURRENT, ...(profile && { profile }), ...(region && { region }) };
}
