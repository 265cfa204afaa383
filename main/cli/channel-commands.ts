import type { CommandSpec, OptionSpec } from './command-table.ts';

type Options = CommandSpec['options'];

const PLACE: Options = {
  profile: { value: 'NAME', help: 'AWS profile' },
  region: { value: 'REGION', help: 'AWS region' },
};
const prefix: OptionSpec = {
  value: 'PREFIX',
  isRepeatable: true,
  help: 'only secrets whose name begins so; repeatable',
};
const label: OptionSpec = {
  value: 'LABEL',
  isRepeatable: true,
  help: 'staging label; default: AWSCURRENT. Repeatable',
};
const named: OptionSpec = { value: 'NAME', help: 'how the channel is called here' };
const stack: OptionSpec = { value: 'NAME', help: 'name of the stack, keyturn-…; default: with your user name' };
const yes: OptionSpec = { short: 'y', help: 'do it without asking' };
const topic: OptionSpec = { value: 'ARN', help: "ARN of the team's topic" };
const cloudtrail: OptionSpec = { help: 'also what CloudTrail tells: failed rotations, deletions' };
const SCOPE: Options = { prefix, label };

const TEMPLATE: Options = {
  ...SCOPE,
  cloudtrail,
  name: stack,
};
const VIA: Options = {
  via: { value: 'lambda|api', help: 'through a relay function, or to a webhook as API destination' },
};
const AUTH: Options = {
  auth: { value: 'api-key|basic|oauth', help: 'with --via api: how EventBridge proves itself; default: api-key' },
};

const WEBHOOK: Options = {
  port: { value: 'N', help: 'port to listen on; default: a free one, kept' },
  topic: { value: 'ARN', isRepeatable: true, help: 'SNS topic that may subscribe; repeatable' },
  'api-key-file': { value: 'FILE', help: 'file with what EventBridge sends: `Header-Name: value`' },
  'basic-file': { value: 'FILE', help: 'file with `user:password`' },
  'oauth-file': { value: 'FILE', help: 'file with `client_id: …` and `client_secret: …`, a line each' },
  'relay-file': { value: 'FILE', help: 'file with the key that the relay function signs with' },
  host: { value: 'HOST', help: 'address to listen on; default: this machine alone' },
  'tls-cert': { value: 'FILE', help: 'certificate, PEM' },
  'tls-key': { value: 'FILE', help: 'its key, PEM' },
  tunnel: { help: 'a tunnel or proxy in front of it does TLS' },
};

const DEPLOY_NOTES = [
  'Shows what it will create and what that costs, and asks. Ctrl-C leaves the stack going; run it again to follow.',
  'A stack of that name that Keyturn made is brought up to date; one of somebody else is left alone.',
];

/** The commands of `keyturn channel`. */
export const CHANNEL_COMMANDS = {
  'channel list': {
    summary: 'show each channel with its state, hints and undelivered messages',
    operands: [],
    options: {},
    notes: [],
    examples: ['keyturn channel list', 'keyturn channel list --json'],
    load: async () => (await import('./commands/channel-list.ts')).runChannelList,
  },
  'channel add sqs': {
    summary: 'register a queue that receives events',
    operands: ['QUEUE_URL'],
    options: { ...PLACE, ...SCOPE, name: named },
    notes: ['The region comes from the URL. The queue is looked at first; its dead-letter queue is found by itself.'],
    examples: ['keyturn channel add sqs https://sqs.eu-west-1.amazonaws.com/123456789012/secret-watch --profile dev'],
    load: async () => (await import('./commands/channel-add-sqs.ts')).runChannelAddSqs,
  },
  'channel add webhook': {
    summary: 'register an address here that SNS, EventBridge or the relay function posts to',
    operands: [],
    options: { ...WEBHOOK, ...PLACE, ...SCOPE, name: named },
    notes: [
      'Needs --topic or one of the files. Beyond this machine it also needs --tls-cert and --tls-key, or --tunnel.',
    ],
    examples: ['keyturn channel add webhook --port 8443 --relay-file ~/.config/relay.key --tunnel --region eu-west-1'],
    load: async () => (await import('./commands/channel-add-webhook.ts')).runChannelAddWebhook,
  },
  'channel template me': {
    summary: 'rule → my queue, with dead letters and least privilege',
    operands: [],
    options: { ...TEMPLATE, ...VIA, ...AUTH },
    notes: ['Prints YAML; asks AWS nothing.'],
    examples: ['keyturn channel template me --prefix dev/ > me.yaml', 'keyturn channel template me --via lambda'],
    load: async () => (await import('./commands/channel-template.ts')).runChannelTemplate('me'),
  },
  'channel template team': {
    summary: 'rule → topic, for any number of developers',
    operands: [],
    options: TEMPLATE,
    notes: ['Prints YAML; asks AWS nothing. Each developer adds a stack: `keyturn channel deploy developer`.'],
    examples: ['keyturn channel template team > team.yaml'],
    load: async () => (await import('./commands/channel-template.ts')).runChannelTemplate('team'),
  },
  'channel template developer': {
    summary: "a queue of one developer behind the team's topic",
    operands: [],
    options: { ...TEMPLATE, topic },
    notes: ['Prints YAML; asks AWS nothing.'],
    examples: ['keyturn channel template developer --topic arn:aws:sns:eu-west-1:123456789012:secret-watch'],
    load: async () => (await import('./commands/channel-template.ts')).runChannelTemplate('developer'),
  },
  'channel deploy me': {
    summary: 'make the stack rule → my queue, and register its queue',
    operands: [],
    options: { ...TEMPLATE, via: { value: 'lambda', help: 'through a relay function' }, ...PLACE, yes },
    notes: DEPLOY_NOTES,
    examples: ['keyturn channel deploy me --prefix dev/ --profile dev --region eu-west-1'],
    load: async () => (await import('./commands/channel-deploy.ts')).runChannelDeploy('me'),
  },
  'channel deploy developer': {
    summary: "make a queue behind the team's topic, and register it",
    operands: [],
    options: { ...TEMPLATE, topic, ...PLACE, yes },
    notes: DEPLOY_NOTES,
    examples: ['keyturn channel deploy developer --topic arn:aws:sns:eu-west-1:123456789012:secret-watch'],
    load: async () => (await import('./commands/channel-deploy.ts')).runChannelDeploy('developer'),
  },
  'channel test': {
    summary: 'look at every hop from a rotation to this machine, and send a marked message',
    operands: ['[NAME]'],
    options: { secret: { value: 'SECRET', help: 'whose events are looked for; default: a watched one' } },
    notes: [
      'Exits with 1 when a hop is broken; says which one and what to do. Sends one marked message, and changes nothing else.',
    ],
    examples: ['keyturn channel test', 'keyturn channel test keyturn-me-eu-west-1 --secret dev/shop/database'],
    load: async () => (await import('./commands/channel-test.ts')).runChannelTest,
  },
  'channel redrive': {
    summary: 'move undelivered messages back to the queue',
    operands: ['NAME'],
    options: {},
    notes: [],
    examples: ['keyturn channel redrive keyturn-me-eu-west-1'],
    load: async () => (await import('./commands/channel-redrive.ts')).runChannelRedrive,
  },
  'channel remove': {
    summary: 'forget a channel, and delete the stack that `deploy` made for it',
    operands: ['NAME'],
    options: { 'keep-stack': { help: 'only forget it; the stack stays' }, yes },
    notes: ['Shows what goes, and asks.'],
    examples: ['keyturn channel remove keyturn-me-eu-west-1'],
    load: async () => (await import('./commands/channel-remove.ts')).runChannelRemove,
  },
} satisfies Record<string, CommandSpec>;
