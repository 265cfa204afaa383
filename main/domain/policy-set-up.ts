import type { Purpose } from './policy.ts';

export type SetUpWish = { readonly region?: string; readonly account?: string };

/** Everything that `channel deploy` makes is called so; nothing else is touched. */
const NAMES = 'keyturn-*';

type Part = {
  readonly sid: string;
  readonly why: string;
  readonly service: string;
  readonly actions: readonly string[];
  /** What stands behind region and account; absent: the action is of no resource. */
  readonly resource?: string;
};

const PARTS: readonly Part[] = [
  {
    sid: 'Stack',
    why: 'Creates, follows and removes the stack of a channel.',
    service: 'cloudformation',
    actions: [
      ...['CreateStack', 'DeleteStack', 'UpdateStack'],
      ...['DescribeStackEvents', 'DescribeStackResources', 'DescribeStacks'],
    ],
    resource: `stack/${NAMES}/*`,
  },
  {
    sid: 'Rule',
    why: 'Makes the rule that picks the events, and looks whether it is enabled.',
    service: 'events',
    actions: ['DeleteRule', 'DescribeRule', 'ListTargetsByRule', 'PutRule', 'PutTargets', 'RemoveTargets'],
    resource: `rule/${NAMES}`,
  },
  {
    sid: 'Queues',
    why: 'Makes the queue and its dead letters, sends the message of `channel test`, moves dead letters back.',
    service: 'sqs',
    actions: [
      ...['CreateQueue', 'DeleteMessage', 'DeleteQueue', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'],
      ...[
        'ListMessageMoveTasks',
        'SendMessage',
        'SetQueueAttributes',
        'StartMessageMoveTask',
        'ChangeMessageVisibility',
      ],
    ],
    resource: NAMES,
  },
  {
    sid: 'Topic',
    why: 'Subscribes a queue to the topic of a team, and looks at the subscription.',
    service: 'sns',
    actions: [
      ...['CreateTopic', 'DeleteTopic', 'GetTopicAttributes', 'ListSubscriptionsByTopic', 'SetTopicAttributes'],
      'Subscribe',
    ],
    resource: NAMES,
  },
  {
    sid: 'Subscription',
    why: 'Looks at, changes and ends a subscription; IAM knows no narrower resource for these.',
    service: 'sns',
    actions: ['GetSubscriptionAttributes', 'SetSubscriptionAttributes', 'Unsubscribe'],
  },
  {
    sid: 'Pattern',
    why: 'Asks which rules send to the queue, and whether they would pick the event of a secret; free, and of no resource.',
    service: 'events',
    actions: ['ListRuleNamesByTarget', 'TestEventPattern'],
  },
];

/** What `keyturn channel deploy`, `test`, `redrive` and `remove` need: for a profile of its own, not for every day. */
export function setUpPurposes({ region = '*', account = '*' }: SetUpWish): Purpose[] {
  return PARTS.map(({ sid, why, service, actions, resource }) => ({
    why,
    statement: {
      Sid: sid,
      Effect: 'Allow',
      Action: actions.map((action) => `${service}:${action}`).sort(),
      Resource: [resource === undefined ? '*' : `arn:aws:${service}:${region}:${account}:${resource}`],
    },
  }));
}
