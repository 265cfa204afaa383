import type { ChannelState, Coverage } from '../domain/channel.ts';
import type { KeyturnEvent } from '../domain/event.ts';
import type { Hint, HintCause, HintResult, SecretNotice } from '../domain/hint.ts';
import type { Draft, Observed } from '../domain/observed.ts';
import type { Problem } from '../domain/problem.ts';
import type { TargetRecord } from '../domain/record.ts';
import type { Sealed } from '../domain/sealed.ts';
import type { SecretDescription, SecretRef, SecretVersion } from '../domain/secret.ts';
import type { FeedView } from '../domain/view.ts';
import type { Place } from '../domain/watch.ts';

/** Where values come from. Every failure is a `ProblemError`. */
export interface Source {
  /** Cheap: which version carries which label, never a value. */
  describe(ref: SecretRef, signal: AbortSignal): Promise<SecretDescription>;
  /** The version that carries `ref.label` at that moment; its `versionId` is the truth, not the one asked about. */
  fetch(ref: SecretRef, signal: AbortSignal): Promise<SecretVersion>;
  /**
   * Calls back when credentials or configuration on this machine changed, so that failed logins are tried again. Returns its own removal.
   * Where the system does not tell of changed files they are looked at, as long as `isAwaited` says so: an idle machine stays idle.
   */
  onLogin(listener: () => void, isAwaited: () => boolean): () => void;
  close(): void;
}

/** What a place shall hold, and what must be durable before it does. */
export type Change = Draft & { readonly intent?: Promise<void> };

/** Where values go. Every failure is a `ProblemError`; a failed change leaves the place as it was. */
export interface Target {
  observe(place: Place): Promise<Observed>;
  /**
   * Reads the place, asks `decide`, makes the draft durable. Asks again when somebody else wrote meanwhile.
   * `decide` answers undefined to leave the place alone; it must be safe to call more than once. While the intent
   * becomes durable, the change is prepared where nobody sees it.
   */
  change(place: Place, decide: (observed: Observed) => Change | undefined): Promise<void>;
}

/** What survives a restart about written variables: ids, names, times and keyed hashes, never values. */
export interface Ledger {
  /** Keyed hash (HMAC) of a standing text. */
  mark(placeKey: string, name: string, standing: Sealed): string;
  record(placeKey: string, secretKey: string): TargetRecord | undefined;
  records(): readonly TargetRecord[];
  /** All records of one write: they survive a kill when it returns, a power cut (fsynced once) when it resolves. */
  intend(records: readonly TargetRecord[]): Promise<void>;
  /** Survives a kill; need not survive a power cut, because the intent did. */
  settle(record: TargetRecord): void;
  forget(placeKey: string, secretKey: string): void;
  /** The last answer about a secret, for `status` when nothing runs. */
  sighting(refKey: string): Sighting | undefined;
  sight(sighting: Sighting): void;
}

/** Times are epoch milliseconds. */
export type Sighting = {
  readonly refKey: string;
  readonly versionId?: string;
  /** When it was last asked. */
  readonly checkedAt: number;
  /** When AWS last answered. */
  readonly confirmedAt?: number;
  readonly nextRotationBy?: number;
  /** Why the last check failed. */
  readonly problem?: Problem;
  /** What was found and done at each place. */
  readonly feeds?: readonly FeedView[];
};

export interface History {
  append(event: KeyturnEvent): void;
}

/** Time and chance, so that tests can turn them. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once after `delayMs`; returns its own removal. */
  after(delayMs: number, callback: () => void): () => void;
  /** In [0, 1). */
  random(): number;
}

/** What a channel may say to the engine. */
export interface Hearing {
  /**
   * Each resolves when what it led to is written and durable, was not needed, or failed; in the order given. Hints about the same
   * secret are one check. Never rejects. While the engine stops, all fail.
   */
  hint(hints: readonly Hint[], cause: HintCause): Promise<readonly HintResult[]>;
  /** News that is no new value. */
  notice(notice: SecretNotice, cause: HintCause): void;
  /** A message that meant nothing; `what` names it and quotes nothing of it. */
  unknown(what: string): void;
  /** Told at every change: watches fall back to their own interval while a channel is down. */
  state(state: ChannelState): void;
  /** After a gap that hints may have been lost in: all that the channel covers is asked about, spread. */
  sweep(): void;
  /** The message of `keyturn channel test` arrived. */
  marked(id: string): void;
}

/** Where hints come from. */
export interface Channel {
  /** Unique among the channels of this machine. */
  readonly name: string;
  readonly covers: Coverage;
  /** Where it listens now; of those that others come to. */
  readonly address?: () => string | undefined;
  /** Speaks until `signal` aborts; ends at once then. Never rejects: what goes wrong is a state. */
  run(hearing: Hearing, signal: AbortSignal): Promise<void>;
}
