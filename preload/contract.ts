// The border between a window and what runs behind it: names and types in one table.
import type { ChannelDraft, ChannelRow, DeployAsk, HopRow, StackPlanRow } from './channel-views.ts';
import type { Answer, Plain } from './plain.ts';
import type {
  AppView,
  Finding,
  HistoryRow,
  Preferences,
  Preview,
  Proposal,
  SecretRow,
  SettingsView,
  WatchDetail,
  WatchDraft,
} from './views.ts';

export type Route = { readonly page: string; readonly key?: string };

const request = <Ask extends Plain, Value extends Plain>() => ({}) as { readonly ask: Ask; readonly value: Value };
const event = <Told extends Plain>() => ({}) as { readonly told: Told };

type Which = { readonly key?: string };
type Place = { readonly profile?: string; readonly region?: string };

export const requests = {
  getView: request<undefined, AppView>(),
  checkNow: request<Which, undefined>(),
  pause: request<Which & { readonly until?: number }, undefined>(),
  resume: request<Which, undefined>(),
  mute: request<{ readonly key: string; readonly isMuted: boolean }, undefined>(),
  getWatch: request<{ readonly key: string }, WatchDetail>(),
  choose: request<
    {
      readonly key: string;
      readonly target: string;
      readonly choices: { readonly [variable: string]: 'keep' | 'take' };
    },
    undefined
  >(),
  /** Out of keyturn.yaml, after a person said so twice. */
  removeTarget: request<{ readonly key: string; readonly target: string }, undefined>(),
  /** Shown, or put into the clipboard, by the system for 30 s; the value does not come here. */
  reveal: request<{ readonly key: string; readonly field: string }, undefined>(),
  copyValue: request<{ readonly key: string; readonly field: string }, undefined>(),
  copyText: request<{ readonly text: string }, undefined>(),
  getHistory: request<
    { readonly search: string; readonly kinds: readonly string[]; readonly limit: number },
    readonly HistoryRow[]
  >(),
  exportHistory: request<{ readonly format: 'json' | 'csv' }, { readonly name: string; readonly text: string }>(),
  getHealth: request<undefined, readonly Finding[]>(),
  getSettings: request<undefined, SettingsView>(),
  setPreferences: request<Preferences, SettingsView>(),
  setProfile: request<{ readonly name: string; readonly local?: string }, SettingsView>(),
  getPlaces: request<undefined, { readonly profiles: readonly string[]; readonly regions: readonly string[] }>(),
  listSecrets: request<
    Place & { readonly search: string; readonly next?: string },
    { readonly secrets: readonly SecretRow[]; readonly next?: string }
  >(),
  getFields: request<
    Place & { readonly secret: string },
    {
      readonly kind: 'json' | 'text' | 'binary';
      readonly fields: readonly string[];
      /** Fields named like a variable that programs act on (`PATH`): not taken unless somebody names them otherwise. */
      readonly blocked?: readonly string[];
    }
  >(),
  preview: request<WatchDraft, Preview>(),
  addWatch: request<WatchDraft, undefined>(),
  chooseFolder: request<undefined, { readonly folder?: string }>(),
  scan: request<Place & { readonly folder: string }, readonly Proposal[]>(),
  addProject: request<{ readonly directory: string }, undefined>(),
  removeProject: request<{ readonly directory: string }, undefined>(),
  getTrust: request<
    { readonly directory: string },
    { readonly fingerprint: string; readonly lines: readonly string[] }
  >(),
  trust: request<{ readonly directory: string; readonly fingerprint: string }, undefined>(),
  signIn: request<{ readonly profile: string }, undefined>(),
  answerCode: request<{ readonly profile: string; readonly code: string }, undefined>(),
  /** A target's file, or the keyturn.yaml of a project's folder. */
  openTarget: request<{ readonly target: string }, undefined>(),
  /** The system opens it; without one the answer is where it leads. */
  openPage: request<
    { readonly page: 'console' | 'tray help' | 'documentation'; readonly key?: string },
    { readonly address?: string }
  >(),
  startDemo: request<undefined, undefined>(),
  /** With the number of dead letters, so AWS is asked. */
  getChannels: request<undefined, readonly ChannelRow[]>(),
  addChannel: request<ChannelDraft, readonly ChannelRow[]>(),
  /** What `deployChannel` would make. */
  planChannel: request<DeployAsk, StackPlanRow>(),
  /** Makes a stack in AWS, after a person saw the plan and said yes. */
  deployChannel: request<DeployAsk, readonly ChannelRow[]>(),
  testChannel: request<{ readonly name: string }, readonly HopRow[]>(),
  redriveChannel: request<{ readonly name: string }, { readonly count: number }>(),
  /** And the stack that Keyturn made for it, after a person said so twice. */
  removeChannel: request<{ readonly name: string }, readonly ChannelRow[]>(),
} as const;

export const events = {
  viewChanged: event<AppView>(),
  routeAsked: event<Route>(),
  /** One line of what is under way with a channel. */
  channelTold: event<{ readonly text: string }>(),
  /** What a sign-in says; `isEnded` with the last of it. `needsCode`: asks for an MFA code. */
  signInTold: event<{
    readonly profile: string;
    readonly text: string;
    readonly needsCode: boolean;
    readonly isEnded: boolean;
  }>(),
} as const;

export type RequestName = keyof typeof requests;
export type EventName = keyof typeof events;
export type Ask<Name extends RequestName> = (typeof requests)[Name]['ask'];
export type Value<Name extends RequestName> = (typeof requests)[Name]['value'];
export type Told<Name extends EventName> = (typeof events)[Name]['told'];

/** `locked`: it answers, but not this page. */
export type Connection = 'open' | 'lost' | 'locked';

/** `window.keyturn`, in the Electron window by way of the preload and in a browser over HTTP. */
export type Keyturn = {
  ask<Name extends RequestName>(name: Name, ask: Ask<Name>): Promise<Answer<Value<Name>>>;
  /** Returns its own removal. */
  on<Name extends EventName>(name: Name, listener: (told: Told<Name>) => void): () => void;
  /** Where the line to Keyturn can break: over HTTP. Tells at once, then each change; returns its own removal. */
  onConnection?(listener: (connection: Connection) => void): () => void;
};
