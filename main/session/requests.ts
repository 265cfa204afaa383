import * as z from 'zod';
import { channelsRequest } from './channel-requests.ts';

const projects = z.array(z.string());
/** Only these secrets of the projects, as `keyturn.yaml` names them. */
const secrets = z.array(z.string()).optional();

const place = { profile: z.string().min(1).optional(), region: z.string().min(1).optional() };
const secret = z.string().min(1);
/** A watch that is not in any file yet; `file` is relative to the project. */
const draft = z.strictObject({
  project: z.string().min(1),
  ...place,
  secret,
  label: z.string().min(1).optional(),
  file: z.string().min(1),
  variables: z.record(z.string(), z.string()),
  readers: z.array(z.string()),
});

const settingsChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('preferences'),
    preferences: z.strictObject({
      startsAtLogin: z.boolean(),
      notifies: z.boolean(),
      quietHours: z.strictObject({ from: z.number(), to: z.number() }).exactOptional(),
      usesSingleKeys: z.boolean(),
      looksForUpdates: z.boolean(),
    }),
  }),
  z.strictObject({ kind: z.literal('mute'), key: z.string(), isMuted: z.boolean() }),
  z.strictObject({ kind: z.literal('add project'), directory: z.string() }),
  z.strictObject({ kind: z.literal('remove project'), directory: z.string() }),
]);

/** What a face asks of the owner of a config folder, in this process or through its socket. Project folders are absolute. `accept`: a person named them, which is the yes to what their files say now. */
export const requestSchema = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('once'),
    projects,
    secrets,
    isDry: z.boolean(),
    adopt: z.boolean(),
    accept: z.boolean(),
  }),
  z.strictObject({ command: z.literal('watch'), projects, accept: z.boolean() }),
  z.strictObject({ command: z.literal('diff'), projects, secrets }),
  z.strictObject({ command: z.literal('status'), projects }),
  z.strictObject({ command: z.literal('clean'), projects, isDry: z.boolean() }),
  /** No checks by the timer: of one secret (its `refKey`), or of everything. `until`: epoch milliseconds. */
  z.strictObject({ command: z.literal('pause'), key: z.string().optional(), until: z.number().optional() }),
  z.strictObject({ command: z.literal('resume'), key: z.string().optional() }),
  /** A person's answer to conflicts of one secret in one place. */
  z.strictObject({
    command: z.literal('choose'),
    key: z.string(),
    target: z.string(),
    choices: z.record(z.string(), z.enum(['keep', 'take'])),
  }),
  /** Every variable of one secret, target by target. */
  z.strictObject({ command: z.literal('compare'), projects, key: z.string() }),
  /** Says what is set on this machine, after a change of it. */
  z.strictObject({ command: z.literal('settings'), change: settingsChange.optional() }),
  /** What a project's file names now; with a `fingerprint` the yes to exactly that. */
  z.strictObject({ command: z.literal('trust'), project: z.string(), fingerprint: z.string().optional() }),
  /** What AWS has to choose from: names only. */
  z.strictObject({ command: z.literal('secrets'), ...place, search: z.string(), next: z.string().optional() }),
  z.strictObject({ command: z.literal('fields'), ...place, secret }),
  z.strictObject({ command: z.literal('versions'), ...place, secret }),
  z.strictObject({ command: z.literal('preview'), draft }),
  z.strictObject({ command: z.literal('add-watch'), draft }),
  /** Out of the `keyturn.yaml` of these projects. */
  z.strictObject({ command: z.literal('remove-target'), projects, key: z.string(), target: z.string() }),
  z.strictObject({ command: z.literal('scan'), ...place, folder: z.string().min(1) }),
  /** An MFA code for one use. */
  z.strictObject({ command: z.literal('code'), profile: z.string().min(1), code: z.string().min(6) }),
  /** This machine's name for a profile of a project; without `local` the substitution goes. */
  z.strictObject({ command: z.literal('profile'), name: z.string().min(1), local: z.string().min(1).optional() }),
  /** Sources of hints: what there is, set-up, tests. */
  channelsRequest,
]);

export type Request = z.infer<typeof requestSchema>;
