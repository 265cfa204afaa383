import type { ListedVersion, SecretPage, SecretsPlace } from '../domain/catalog.ts';
import type { NewWatch } from '../domain/project-addition.ts';
import { CURRENT, type SecretRef } from '../domain/secret.ts';
import type { Source } from '../engine/ports.ts';
import type { EnvFileFound } from '../storage/env-file-search.ts';
import type { FileFacts } from '../storage/file-facts.ts';
import type { DraftedProject, ProjectDrafting, TargetOf } from '../storage/project-draft.ts';

/** The source, and what there is to choose from. Every failure is a ProblemError. */
export type Catalog = Source & {
  list(
    question: SecretsPlace & { readonly search: string; readonly next?: string },
    signal: AbortSignal,
  ): Promise<SecretPage>;
  /** Newest first. */
  versions(ref: SecretRef, signal: AbortSignal): Promise<readonly ListedVersion[]>;
  /** Gets credentials with an MFA code. */
  answerCode(answer: { readonly profile: string; readonly code: string }, signal: AbortSignal): Promise<void>;
};

/** Project folders as they are and as they would be. */
export type Drafts = {
  /** Writes nothing. Raises ProblemError. */
  draft(directory: string, wish: NewWatch): ProjectDrafting;
  /** Without a target; undefined where there is none like it. Writes nothing. Raises ProblemError. */
  draftWithout(directory: string, target: TargetOf): ProjectDrafting | undefined;
  write(draft: DraftedProject): void;
  /** `file`: relative to the folder. */
  facts(directory: string, file: string): Promise<FileFacts>;
  envFiles(directory: string): readonly EnvFileFound[];
};

export type Named = { readonly profile?: string | undefined; readonly region?: string | undefined };

/** Without what is undefined. */
export function placeOf({ profile, region }: Named): SecretsPlace {
  return { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
}

export function refOf({
  secret,
  label,
  ...place
}: Named & { readonly secret: string; readonly label?: string | undefined }): SecretRef {
  return { secret, label: label ?? CURRENT, ...placeOf(place) };
}
