import * as z from 'zod';

const text = z.string().min(1);
/** Absent parts follow the AWS CLI's default order. */
const place = { profile: text.exactOptional(), region: text.exactOptional() };
/** Beginnings of secret names, and staging labels, that the channel tells of; absent: all. */
const covers = { prefixes: z.array(z.string()).exactOptional(), labels: z.array(text).exactOptional() };

/** `name`: absent, one is made of the queue or of what sends. Files are absolute paths; they hold the secrets, this does not. */
const newChannel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sqs'), name: text.exactOptional(), queueUrl: text, ...place, ...covers }),
  z.strictObject({
    kind: z.literal('webhook'),
    name: text.exactOptional(),
    ...place,
    ...covers,
    host: text.exactOptional(),
    /** Absent or 0: a free one, chosen now and kept. */
    port: z.int().min(0).max(65_535).exactOptional(),
    /** ARNs of SNS topics. */
    topics: z.array(text),
    auth: z.strictObject({ kind: z.enum(['api key', 'basic', 'oauth', 'relay']), file: text }).exactOptional(),
    tls: z.strictObject({ certificate: text, key: text }).exactOptional(),
    isTunnelled: z.boolean().exactOptional(),
  }),
]);

const scope = { name: text, prefixes: z.array(text), labels: z.array(text), hasCloudTrail: z.boolean() };

/** A `TemplateWish`. */
const template = z.discriminatedUnion('shape', [
  z.strictObject({
    shape: z.literal('me'),
    ...scope,
    via: z.enum(['queue', 'lambda', 'api']),
    /** With `api`; absent: an API key. */
    auth: z.enum(['api key', 'basic', 'oauth']).exactOptional(),
  }),
  z.strictObject({ shape: z.literal('team'), ...scope }),
  z.strictObject({ shape: z.literal('developer'), ...scope, topic: text }),
]);

/** What can be asked about channels. */
const channelAction = z.discriminatedUnion('kind', [
  /** → `channels`. `asksAws`: also how many messages lie in the dead-letter queues. */
  z.strictObject({ kind: z.literal('list'), asksAws: z.boolean() }),
  /** Checks and registers one that exists → `channels`. */
  z.strictObject({ kind: z.literal('add'), channel: newChannel }),
  /** → `template`, YAML. */
  z.strictObject({ kind: z.literal('template'), wish: template }),
  /** → `stackPlan`; unless dry, `stackProgress`… and `channels`. A going stack is followed, a done one brought up to date. */
  z.strictObject({ kind: z.literal('deploy'), wish: template, ...place, isDry: z.boolean() }),
  /** → `hop`…, exit 1 when one is broken. Of all channels without `name`. `secret`: absent, a watched one of `projects`. */
  z.strictObject({
    kind: z.literal('test'),
    projects: z.array(z.string()),
    name: text.exactOptional(),
    secret: text.exactOptional(),
  }),
  /** → `redriven`. */
  z.strictObject({ kind: z.literal('redrive'), name: text }),
  /** → `stackPlan` when a stack goes with it; unless dry, `stackProgress`… and `channels`. */
  z.strictObject({ kind: z.literal('remove'), name: text, keepsStack: z.boolean(), isDry: z.boolean() }),
]);

export type ChannelAction = z.infer<typeof channelAction>;

export const channelsRequest = z.strictObject({ command: z.literal('channels'), action: channelAction });
