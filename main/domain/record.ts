import type { VersionId } from './secret.ts';

/** Marks (keyed hashes) of what stands for each variable, as of one version. */
export type Marks = { readonly versionId: VersionId; readonly marks: Readonly<Record<string, string>> };

/** What Keyturn wrote of one secret into one place. */
export type TargetRecord = {
  readonly placeKey: string;
  /** `refKey` of the secret: several secrets may feed one place. */
  readonly secretKey: string;
  /** Fingerprint of naming, readers and encoding: when it differs, the version alone does not decide. */
  readonly shape: string;
  readonly written?: Marks;
  /** Made durable before the write. Until settled, either marks may stand there: a kill in between is no local edit. */
  readonly intended?: Marks;
  /** Marks of variables that left the mapping or the JSON; `clean` removes those. */
  readonly leftBehind?: Readonly<Record<string, string>>;
  /** Variables the user chose to keep, until the version after this one. */
  readonly kept?: { readonly versionId: VersionId; readonly names: readonly string[] };
  /** False while something wanted is missing or refused, so that the version alone does not decide. */
  readonly isComplete: boolean;
};
