import type { SecretNews } from './hint.ts';
import type { Problem } from './problem.ts';
import type { VersionId } from './secret.ts';

export type EventKind =
  | 'started'
  | 'checked'
  | 'changed'
  | 'written'
  | 'unchanged'
  | 'drifted'
  | 'conflict'
  | 'refused'
  | 'action'
  | 'failed'
  | 'recovered'
  /** News of a secret that is no new value. */
  | 'noticed'
  | 'paused'
  | 'stopped';

/** Why a check ran. */
export type Cause = 'poll' | 'sqs' | 'webhook' | 'manual' | 'start' | 'wake';

/** Something that happened, told in names and ids. One line of `--json` and of the history. */
export type KeyturnEvent = {
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly kind: EventKind;
  readonly secret?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly label?: string;
  readonly from?: VersionId;
  readonly to?: VersionId;
  /** Path of the file, or `keychain:service/account`. */
  readonly target?: string;
  /** Variable names. */
  readonly keys?: readonly string[];
  readonly cause?: Cause;
  /** What was noticed. */
  readonly notice?: SecretNews;
  readonly problem?: Problem;
};

/** The kinds that are outcomes worth keeping; the others are progress. */
export const HISTORY_KINDS: ReadonlySet<EventKind> = new Set([
  'changed',
  'written',
  'conflict',
  'refused',
  'action',
  'failed',
  'recovered',
  'noticed',
]);
