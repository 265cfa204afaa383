import type { VersionId } from './secret.ts';

/** Where to look; what is absent follows the AWS CLI's default order. */
export type SecretsPlace = { readonly profile?: string; readonly region?: string };

/** One secret of a list: what it is called and when it changes, never what it holds. Times are epoch milliseconds. */
export type ListedSecret = {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly lastChangedAt?: number;
  readonly nextRotationAt?: number;
};

/** `next` asks for the page after this one. */
export type SecretPage = { readonly secrets: readonly ListedSecret[]; readonly next?: string };

/** One version, also one that has lost its last label. `createdAt`: epoch milliseconds. */
export type ListedVersion = {
  readonly versionId: VersionId;
  readonly labels: readonly string[];
  readonly createdAt?: number;
};
