import * as z from 'zod';
import type { Ask, RequestName } from '../../preload/contract.ts';

const Text = z.string().max(4096);
const Name = Text.min(1);
const Time = z.number().int().nonnegative();
const Nothing = z.undefined();
const Which = { key: Name.exactOptional() };
const Place = { profile: Name.exactOptional(), region: Name.exactOptional() };
const Minutes = z
  .number()
  .int()
  .min(0)
  .max(24 * 60);
const Keyed = z.strictObject({ key: Name });
const Folder = z.strictObject({ directory: Name });
const FieldOf = z.strictObject({ key: Name, field: Text });

const Draft = z.strictObject({
  project: Name,
  ...Place,
  secret: Name,
  label: Name.exactOptional(),
  file: Name,
  variables: z.record(Text, Text),
  readers: z.array(Name).max(64),
});

const Preferences = z.strictObject({
  startsAtLogin: z.boolean(),
  notifies: z.boolean(),
  quietHours: z.strictObject({ from: Minutes, to: Minutes }).exactOptional(),
  usesSingleKeys: z.boolean(),
  looksForUpdates: z.boolean(),
});

const Deploy = z.strictObject({ name: Name, prefixes: z.array(Name).max(64), ...Place });
const Channel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sqs'), queueUrl: Name, ...Place }),
  z.strictObject({
    kind: z.literal('webhook'),
    port: z.number().int().min(0).max(65_535).exactOptional(),
    topics: z.array(Name).max(64),
    auth: z.strictObject({ kind: z.enum(['api key', 'basic', 'oauth', 'relay']), file: Name }).exactOptional(),
    ...Place,
  }),
]);
const Named = z.strictObject({ name: Name });

type Schemas = { readonly [Name in RequestName]: z.ZodType<Ask<Name>> };

/** What a page may send with each request; anything else is refused before anybody looks at it. */
export const ASKS: Schemas = {
  getView: Nothing,
  checkNow: z.strictObject(Which),
  pause: z.strictObject({ ...Which, until: Time.exactOptional() }),
  resume: z.strictObject(Which),
  mute: z.strictObject({ key: Name, isMuted: z.boolean() }),
  getWatch: Keyed,
  choose: z.strictObject({ key: Name, target: Name, choices: z.record(Name, z.enum(['keep', 'take'])) }),
  removeTarget: z.strictObject({ key: Name, target: Name }),
  reveal: FieldOf,
  copyValue: FieldOf,
  copyText: z.strictObject({ text: z.string().max(64 * 1024) }),
  getHistory: z.strictObject({
    search: Text,
    kinds: z.array(Name).max(32),
    limit: z.number().int().min(1).max(100_000),
  }),
  exportHistory: z.strictObject({ format: z.enum(['json', 'csv']) }),
  getHealth: Nothing,
  getSettings: Nothing,
  setPreferences: Preferences,
  setProfile: z.strictObject({ name: Name, local: Name.exactOptional() }),
  getPlaces: Nothing,
  listSecrets: z.strictObject({ ...Place, search: Text, next: Text.exactOptional() }),
  getFields: z.strictObject({ ...Place, secret: Name }),
  preview: Draft,
  addWatch: Draft,
  chooseFolder: Nothing,
  scan: z.strictObject({ ...Place, folder: Name }),
  addProject: Folder,
  removeProject: Folder,
  getTrust: Folder,
  trust: z.strictObject({ directory: Name, fingerprint: Name }),
  signIn: z.strictObject({ profile: Name }),
  answerCode: z.strictObject({ profile: Name, code: z.string().regex(/^\d{6,8}$/) }),
  openTarget: z.strictObject({ target: Name }),
  openPage: z.strictObject({ page: z.enum(['console', 'tray help', 'documentation']), key: Name.exactOptional() }),
  startDemo: Nothing,
  getChannels: Nothing,
  addChannel: Channel,
  planChannel: Deploy,
  deployChannel: Deploy,
  testChannel: Named,
  redriveChannel: Named,
  removeChannel: Named,
};
