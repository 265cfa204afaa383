import type { ChannelRow, HopRow } from '../../../preload/channel-views.ts';

const AT = Date.now();
const ACCOUNT = '123456789012';

const QUEUE: ChannelRow = {
  name: 'keyturn-mia',
  kind: 'sqs',
  address: `https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/keyturn-mia-queue`,
  profile: 'dev',
  region: 'eu-west-1',
  state: { kind: 'up', since: AT - 3 * 3_600_000 },
  hints: 14,
  lastHintAt: AT - 12 * 60_000,
  unknown: [{ what: 'an event of another source', count: 2 }],
  deadLetters: 2,
  stack: 'keyturn-mia',
};

const HOOK: ChannelRow = {
  name: 'relay',
  kind: 'webhook',
  address: 'http://127.0.0.1:41871',
  region: 'us-east-1',
  state: {
    kind: 'down',
    since: AT - 5 * 60_000,
    problem: {
      code: 'port-taken',
      message: 'Nothing can listen on 127.0.0.1:41871: the port is taken, or this address is not of this machine.',
      cure: 'Stop what listens there, or add the webhook with another `--port`.',
    },
  },
  hints: 0,
  unknown: [],
};

const HOPS: readonly HopRow[] = [
  { hop: 'queue', state: 'ok', found: 'The queue can be read; 0 messages wait.' },
  { hop: 'rule', state: 'ok', found: 'The rule keyturn-mia-rule is enabled.' },
  {
    hop: 'pattern',
    state: 'broken',
    found: 'The pattern does not match dev/shop/database.',
    cure: 'Deploy it again with `--prefix dev/`.',
  },
  {
    hop: 'key policy',
    state: 'could not look',
    found: 'IAM denies `kms:GetKeyPolicy`.',
    cure: 'Ask for it, or look in the console.',
  },
  { hop: 'marked message', state: 'ok', found: 'A test message came back after 41 ms.', roundTripMs: 41 },
];

/** Two channels, one of them in trouble; none where everything is empty. */
export function channelAnswers(isEmpty: boolean) {
  let rows: readonly ChannelRow[] = isEmpty ? [] : [QUEUE, HOOK];
  return {
    getChannels: () => rows,
    addChannel: () => rows,
    planChannel: () => ({
      stack: 'keyturn-me',
      region: 'eu-west-1',
      resources: [
        { id: 'Rule', type: 'AWS::Events::Rule', purpose: 'picks the events of your secrets' },
        { id: 'Queue', type: 'AWS::SQS::Queue', purpose: 'keeps them until this machine has them' },
      ],
      cost: 'About $0.05 a month, inside the free tier of SQS.',
    }),
    deployChannel: () => rows,
    testChannel: () => HOPS,
    redriveChannel: () => ({ count: 2 }),
    removeChannel: ({ name }: { readonly name: string }) => {
      rows = rows.filter((row) => row.name !== name);
      return rows;
    },
  };
}
