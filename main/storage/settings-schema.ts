import { isAbsolute } from 'node:path';
import * as z from 'zod';
import type { ChannelSettings } from '../domain/channel-settings.ts';

/** Raised together with a step in settings-migrations.ts. */
export const SETTINGS_VERSION = 1;

const Folder = z.string().refine(isAbsolute, 'is not an absolute path');
const Names = z.record(z.string(), z.string());

const Text = z.string().min(1);
const Place = { name: Text, profile: Text.exactOptional(), region: Text, stack: Text.exactOptional() };
const Covers = {
  prefixes: z.array(z.string()).readonly().exactOptional(),
  labels: z.array(z.string()).readonly().exactOptional(),
};
const Channel: z.ZodType<ChannelSettings> = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('sqs'), ...Place, ...Covers, queueUrl: Text, deadLetters: Text.exactOptional() })
    .readonly(),
  z
    .object({
      kind: z.literal('webhook'),
      ...Place,
      ...Covers,
      host: Text.exactOptional(),
      port: z.int().exactOptional(),
      topics: z.array(Text).readonly(),
      auth: z
        .object({ kind: z.enum(['api key', 'basic', 'oauth', 'relay']), file: Folder })
        .readonly()
        .exactOptional(),
      tls: z.object({ certificate: Folder, key: Folder }).readonly().exactOptional(),
      isTunnelled: z.boolean().exactOptional(),
    })
    .readonly(),
]);

const SHAPE = {
  version: z.literal(SETTINGS_VERSION),
  projects: z.array(Folder).readonly(),
  profiles: Names.readonly(),
  trusted: Names.readonly(),
  allowOutside: z.array(Folder).readonly(),
  channels: z.array(Channel).readonly().exactOptional(),
  preferences: z
    .looseObject({
      startsAtLogin: z.boolean().exactOptional(),
      notifies: z.boolean().exactOptional(),
      quietHours: z.object({ from: z.number(), to: z.number() }).readonly().exactOptional(),
      usesSingleKeys: z.boolean().exactOptional(),
      looksForUpdates: z.boolean().exactOptional(),
      muted: z.array(z.string()).readonly().exactOptional(),
      pauses: z
        .record(z.string(), z.object({ until: z.number().exactOptional() }).readonly())
        .readonly()
        .exactOptional(),
    })
    .readonly(),
};

/** What this machine knows beside the projects: names, paths and hashes, never values. */
export type Settings = {
  readonly version: typeof SETTINGS_VERSION;
  /** Absolute folders that the tray and `watch` run. */
  readonly projects: readonly string[];
  /** A project's profile name → this machine's. */
  readonly profiles: Readonly<Record<string, string>>;
  /** Project folder → hash of the list that was accepted there. */
  readonly trusted: Readonly<Record<string, string>>;
  /** Absolute target paths that may lie outside of their project. */
  readonly allowOutside: readonly string[];
  readonly channels?: readonly ChannelSettings[];
  readonly preferences: {
    readonly startsAtLogin?: boolean;
    readonly notifies?: boolean;
    /** Minutes after local midnight; may end on the next day. */
    readonly quietHours?: { readonly from: number; readonly to: number };
    readonly usesSingleKeys?: boolean;
    readonly looksForUpdates?: boolean;
    /** Watches, by `refKey`, that are not notified about. */
    readonly muted?: readonly string[];
    /** By `refKey`, or `*` for everything. `until`: epoch milliseconds; absent: until somebody resumes it. */
    readonly pauses?: Readonly<Record<string, { readonly until?: number }>>;
  };
};

export const EMPTY_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  projects: [],
  profiles: {},
  trusted: {},
  allowOutside: [],
  preferences: {},
};

const Strict = z.looseObject(SHAPE);
const Versioned = z.looseObject({ version: z.int().positive() });
/** Of a newer file: what is still understood. */
const Lenient = z.object({
  projects: SHAPE.projects.catch([]),
  profiles: SHAPE.profiles.catch({}),
  trusted: SHAPE.trusted.catch({}),
  allowOutside: SHAPE.allowOutside.catch([]),
  channels: SHAPE.channels.catch([]),
  preferences: SHAPE.preferences.catch({}),
});

/** Undefined when something is missing or wrong: a lost part is no empty part. Fields added by others stay. */
export function parseSettings(found: unknown): Settings | undefined {
  return Strict.safeParse(found).data;
}

/** Of a newer Keyturn: what this one understands; the rest falls back to defaults, field by field. */
export function parseNewerSettings(found: object): Settings {
  return { version: SETTINGS_VERSION, ...Lenient.parse(found) };
}

/** The `version` inside; undefined for what are no settings at all. */
export function parseVersioned(found: unknown): ({ readonly version: number } & Record<string, unknown>) | undefined {
  return Versioned.safeParse(found).data;
}

/** As `conf` writes them. */
export function settingsText(settings: Settings): string {
  return JSON.stringify(settings, undefined, '\t');
}
