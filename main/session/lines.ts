import type { ListedVersion, SecretPage } from '../domain/catalog.ts';
import type { ChannelView } from '../domain/channel.ts';
import type { Cost, PollingCost, Spent } from '../domain/cost.ts';
import type { KeyturnEvent } from '../domain/event.ts';
import type { Mood } from '../domain/mood.ts';
import type { Problem } from '../domain/problem.ts';
import type { WatchView } from '../domain/view.ts';
import type { Settings } from '../storage/settings-schema.ts';
import type { ChannelLine } from './channel-lines.ts';
import type { FieldNames } from './fields.ts';
import type { PreviewDocument } from './preview.ts';
import type { ScanProposal } from './scan.ts';

/** What one variable of a target would go through. Values are never part of it. */
export type DiffEntry = {
  readonly name: string;
  readonly change: 'new' | 'update' | 'conflict' | 'refused' | 'edited here' | 'kept' | 'left behind';
  readonly reason?: string;
};

export type DiffTarget = {
  readonly secret: string;
  readonly label: string;
  readonly profile?: string;
  readonly target: string;
  readonly from?: string;
  readonly to?: string;
  /** True when a conflict or a refusal holds the whole secret back in this target. */
  readonly isHeld: boolean;
  readonly entries: readonly DiffEntry[];
  readonly problem?: Problem;
};

/** As `DiffEntry`, of every variable. `field`: where in the secret it comes from; '' is the whole of it. */
export type ComparedVariable = {
  readonly name: string;
  readonly field: string;
  readonly change: DiffEntry['change'] | 'in step';
  readonly reason?: string;
};

export type ComparedTarget = {
  readonly target: string;
  readonly isHeld: boolean;
  readonly variables: readonly ComparedVariable[];
  readonly readers: readonly string[];
  readonly problem?: Problem;
};

/** Calls to AWS since the start of this month (UTC), by API and profile, and what they cost in US dollars. */
export type CallCount = {
  readonly api: string;
  readonly profile: string;
  readonly count: number;
  readonly dollars: number;
  /** As the AWS files spell it, `secrets_manager`. This and what follows are absent in what an older Keyturn tells. */
  readonly service?: string;
  /** Of this day, UTC. */
  readonly today?: Spent;
  /** Of a whole month like what was counted; absent until a day of the month was. */
  readonly pace?: Spent;
};

/** All calls together. `polling`: what asking by the clock would cost a month for the secrets that events tell of; absent without any. */
export type CostDocument = Cost & { readonly polling?: PollingCost };

export type StatusDocument = {
  /** Process id of the running owner; absent when nothing runs. */
  readonly owner?: number;
  readonly mood: Mood;
  readonly isPaused: boolean;
  /** Epoch milliseconds; absent when somebody has to resume it. */
  readonly pausedUntil?: number;
  readonly watches: readonly (WatchView & { readonly projects: readonly string[] })[];
  /** Where hints come from. */
  readonly channels: readonly ChannelView[];
  readonly calls: readonly CallCount[];
  /** Absent in what an older Keyturn tells. */
  readonly cost?: CostDocument;
};

/** What is set on this machine. */
export type SettingsDocument = Pick<Settings, 'projects' | 'profiles' | 'allowOutside' | 'preferences'>;

/** One line of an answer. Errors of wrong configuration are `problem` lines; the exit code follows the last line. */
export type Line =
  | { readonly event: KeyturnEvent }
  | { readonly diff: readonly DiffTarget[] }
  | { readonly status: StatusDocument }
  /** Variables removed (or, dry, that would be), by target; `kept` stay: edited by hand, or not safe to remove. */
  | {
      readonly cleaned: readonly {
        readonly target: string;
        readonly removed: readonly string[];
        readonly kept: readonly string[];
      }[];
    }
  | { readonly compared: readonly ComparedTarget[] }
  | { readonly settings: SettingsDocument }
  /** What a project's file names, a line each, and the fingerprint of exactly that. */
  | { readonly trust: { readonly fingerprint: string; readonly lines: readonly string[] } }
  | { readonly secrets: SecretPage }
  | { readonly fields: FieldNames }
  | { readonly versions: readonly ListedVersion[] }
  | { readonly preview: PreviewDocument }
  | { readonly proposals: readonly ScanProposal[] }
  | { readonly profiles: Readonly<Record<string, string>> }
  | ChannelLine
  | { readonly hint: string }
  | { readonly problem: Problem };

export type Send = (line: Line) => void;

/** Exit codes of the design: 0 in step, 1 something failed, 2 wrong configuration, 3 a diff found changes. */
export type ExitCode = 0 | 1 | 2 | 3;
