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
    sid: 'Key',
    why: 'Looks whether the key of an encrypted queue lets EventBridge use it.',
    service: 'kms',
    actions: ['GetKeyPolicy'],
    resource: 'key/*',
  },
  {
    sid: 'Pattern',
    why: 'Asks which rules send to the queue, and whether they would pick the event of a secret; free, and of no resource.',
    service: 'events',
    actions: ['ListRuleNamesByTarget', 'TestEventPattern'],
  },
];

/** What a stack with a function in between needs on top. */
const RELAY_PARTS: readonly Part[] = [
  {
    sid: 'Function',
    why: 'Makes the relay function, and lets the rule call it.',
    service: 'lambda',
    actions: [
      ...['AddPermission', 'CreateFunction', 'DeleteFunction', 'GetFunction', 'RemovePermission'],
      ...['DeleteFunctionEventInvokeConfig', 'PutFunctionEventInvokeConfig', 'UpdateFunctionEventInvokeConfig'],
      ...['UpdateFunctionCode', 'UpdateFunctionConfiguration'],
    ],
    resource: `function:${NAMES}`,
  },
  {
    sid: 'FunctionRole',
    why: 'Makes the role of the function, and gives it to the function.',
    service: 'iam',
    actions: ['CreateRole', 'DeleteRole', 'DeleteRolePolicy', 'GetRole', 'GetRolePolicy', 'PassRole', 'PutRolePolicy'],
    resource: `role/${NAMES}`,
  },
  {
    sid: 'FunctionLog',
    why: 'Makes the log of the function, kept for 14 days.',
    service: 'logs',
    actions: ['CreateLogGroup', 'DeleteLogGroup', 'PutRetentionPolicy'],
    resource: `log-group:${NAMES}`,
  },
  {
    sid: 'RelayKey',
    why: 'Makes the key that signs what the function posts.',
    service: 'secretsmanager',
    actions: ['CreateSecret', 'DeleteSecret', 'DescribeSecret', 'TagResource'],
    resource: 'secret:RelayKey-*',
  },
  {
    sid: 'RelayPassword',
    why: 'Lets CloudFormation draw that key; of no resource.',
    service: 'secretsmanager',
    actions: ['GetRandomPassword'],
  },
];

function purposesFor(parts: readonly Part[], { region = '*', account = '*' }: SetUpWish): Purpose[] {
  // IAM is of no region.
  const placeOf = (service: string): string => `${service === 'iam' ? '' : region}:${account}`;
  return parts.map(({ sid, why, service, actions, resource }) => ({
    why,
    statement: {
      Sid: sid,
      Effect: 'Allow',
      Action: actions.map((action) => `${service}:${action}`).sort(),
      Resource: [resource === undefined ? '*' : `arn:aws:${service}:${placeOf(service)}:${resource}`],
    },
  }));
}

/** What `keyturn channel deploy`, `test`, `redrive` and `remove` need: for a profile of its own, not for every day. */
export function setUpPurposes(wish: SetUpWish): Purpose[] {
  return purposesFor(PARTS, wish);
}

/** What `keyturn channel deploy me --via lambda` needs on top. */
export function relayPurposes(wish: SetUpWish): Purpose[] {
  return purposesFor(RELAY_PARTS, wish);
}
