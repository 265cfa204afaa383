// What a window shows: names, ids and times, never a value.

import type { CallsView } from './calls-view.ts';
import type { RouteRow } from './channel-views.ts';

import type { Answer, Problem } from './plain.ts';

export type Mood = 'trouble' | 'needs you' | 'changed' | 'checking' | 'paused' | 'calm';

/** All times are epoch milliseconds. */
export type Freshness =
  | { readonly kind: 'fresh'; readonly confirmedAt: number }
  | { readonly kind: 'stale'; readonly confirmedAt: number; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'never checked' };

export type TargetRow = {
  /** Path of the file, or `keychain:service/account`. */
  readonly target: string;
  /** As people read it: relative to its project. */
  readonly name: string;
  readonly state: 'in step' | 'edited here' | 'conflict' | 'refused' | 'failed' | 'never written';
  /** The variables that the state is about. */
  readonly keys: readonly string[];
  readonly leftBehind: readonly string[];
  readonly readers: readonly string[];
  readonly problem?: Problem;
};

export type WatchRow = {
  /** Names the watch in requests; opaque. */
  readonly key: string;
  readonly secret: string;
  readonly label: string;
  readonly profile?: string;
  readonly region?: string;
  readonly versionId?: string;
  /** Folders. */
  readonly projects: readonly string[];
  readonly freshness: Freshness;
  readonly isChecking: boolean;
  /** Absent while it runs; `until` absent: until somebody resumes it. */
  readonly pause?: { readonly until?: number };
  readonly isMuted: boolean;
  readonly intervalMs: number;
  readonly nextCheckAt?: number;
  readonly nextRotationBy?: number;
  /** Since when a rotation waits to be finished. */
  readonly pendingSince?: number;
  readonly writtenAt?: number;
  readonly route?: RouteRow;
  readonly targets: readonly TargetRow[];
};

export type ProjectRow = {
  readonly directory: string;
  readonly name: string;
  readonly standing: 'runs' | 'waits for trust' | 'invalid';
  readonly problems: readonly Problem[];
};

/** One thing about everything. */
export type Notice = {
  readonly kind: 'offline' | 'channel' | 'no tray' | 'configuration' | 'demo' | 'crashed' | 'no notifications';
  readonly message: string;
  readonly cure: string;
};

/** Everything that every page shows; pushed whole. A smaller sequence than the last one is old news. */
export type AppView = {
  readonly sequence: number;
  readonly now: number;
  readonly face: 'window' | 'browser';
  readonly mood: Mood;
  readonly pause?: { readonly until?: number };
  readonly watches: readonly WatchRow[];
  readonly projects: readonly ProjectRow[];
  readonly notices: readonly Notice[];
  readonly calls: CallsView;
};

export type HistoryRow = {
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly kind: string;
  readonly secret?: string;
  readonly label?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly from?: string;
  readonly to?: string;
  readonly target?: string;
  readonly keys?: readonly string[];
  readonly cause?: string;
  /** What was noticed, of kind `noticed`. */
  readonly notice?: string;
  readonly problem?: Problem;
};

/** One version in AWS; `labels` now, `createdAt` absent where AWS does not say. */
export type VersionRow = {
  readonly versionId: string;
  readonly labels: readonly string[];
  readonly createdAt?: number;
};

/** One variable of a target: what a write would do, and what stands there. Never a value, nor its length. */
export type KeyRow = {
  readonly name: string;
  readonly field: string;
  readonly change: 'in step' | 'new' | 'update' | 'conflict' | 'refused' | 'edited here' | 'kept' | 'left behind';
  readonly reason?: string;
};

export type TargetDetail = {
  readonly target: string;
  readonly name: string;
  readonly isHeld: boolean;
  readonly keys: readonly KeyRow[];
  readonly readers: readonly { readonly reader: string; readonly evidence: string }[];
  readonly problem?: Problem;
};

export type WatchDetail = {
  readonly key: string;
  readonly versions: Answer<readonly VersionRow[]>;
  readonly targets: readonly TargetDetail[];
  readonly events: readonly HistoryRow[];
};

export type WatchDraft = {
  readonly project: string;
  readonly profile?: string;
  readonly region?: string;
  readonly secret: string;
  readonly label?: string;
  /** Relative to the project. */
  readonly file: string;
  /** Field of the secret to variable name; a secret of plain text has the one field ''. */
  readonly variables: { readonly [field: string]: string };
  /** Empty: those that are found in the project. */
  readonly readers: readonly string[];
};

export type Preview = {
  readonly file: {
    readonly exists: boolean;
    readonly lines: number;
    readonly isIgnored: boolean;
    readonly mode?: string;
  };
  readonly readers: readonly { readonly reader: string; readonly evidence: string }[];
  /** By field. `text` is masked; `lines` of others are only counted. */
  readonly keys: readonly KeyRow[];
  readonly lines: readonly (
    | { readonly kind: 'others'; readonly from: number; readonly to: number }
    | {
        readonly kind: 'same' | 'changed' | 'added';
        readonly line: number;
        readonly text: string;
        readonly note?: string;
      }
  )[];
  /** What would be added to keyturn.yaml. */
  readonly yaml: string;
};

export type SecretRow = {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  readonly lastChangedAt?: number;
  readonly nextRotationAt?: number;
};

export type Proposal = { readonly draft: WatchDraft; readonly why: string };

export type Finding = {
  readonly topic: string;
  readonly verdict: 'good' | 'hint' | 'wrong';
  readonly message: string;
  readonly cure?: string;
};

export type Preferences = {
  readonly startsAtLogin: boolean;
  readonly notifies: boolean;
  /** Minutes after local midnight; may end on the next day. */
  readonly quietHours?: { readonly from: number; readonly to: number };
  readonly usesSingleKeys: boolean;
  readonly looksForUpdates: boolean;
};

export type SettingsView = {
  readonly version: string;
  readonly folder: string;
  readonly preferences: Preferences;
  /** A project's name of a profile → this machine's. */
  readonly profiles: { readonly [name: string]: string };
};
