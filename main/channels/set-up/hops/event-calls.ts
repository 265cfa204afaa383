import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListRuleNamesByTargetCommand,
  ListTargetsByRuleCommand,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import type { Refusal } from '../../../aws/ask-aws.ts';
import type { Opening } from '../../../aws/connections.ts';
import type { Problem } from '../../../domain/problem.ts';
import { type Asking, asker } from '../ask.ts';

const OPENING: Opening<EventBridgeClient> = { open: async (config) => new EventBridgeClient(config) };

export type Rule = {
  readonly name: string;
  readonly arn: string;
  readonly isEnabled: boolean;
  readonly pattern: string;
};

export type RuleTarget = { readonly arn: string; readonly hasDeadLetters: boolean };

function told({ name, access }: Refusal): Problem | undefined {
  if (name === 'InvalidEventPattern') {
    return { code: 'configuration', message: 'EventBridge does not understand the pattern.', cure: 'Correct it.' };
  }
  if (name !== 'ResourceNotFound') return undefined;
  return {
    code: 'configuration',
    message: `EventBridge in ${access.region} has no such rule.`,
    cure: 'Make it with `keyturn channel deploy`.',
  };
}

/** What set-up asks of EventBridge, always about the default bus: AWS's own events are on no other. Every call raises ProblemError. */
export function eventCalls(asking: Asking) {
  const ask = asker(asking, { service: 'eventbridge', opening: OPENING, told });
  return {
    /** Names of the rules that send there. */
    rulesTo: async (TargetArn: string): Promise<string[]> => {
      const command = new ListRuleNamesByTargetCommand({ TargetArn });
      return (await ask((client, options) => client.send(command, options))).RuleNames ?? [];
    },
    rule: async (name: string): Promise<Rule> => {
      const command = new DescribeRuleCommand({ Name: name });
      const found = await ask((client, options) => client.send(command, options));
      const isEnabled = found.State?.startsWith('ENABLED') ?? false;
      return { name, arn: found.Arn ?? '', isEnabled, pattern: found.EventPattern ?? '' };
    },
    targets: async (name: string): Promise<RuleTarget[]> => {
      const { Targets = [] } = await ask((client, options) =>
        client.send(new ListTargetsByRuleCommand({ Rule: name }), options),
      );
      return Targets.map(({ Arn = '', DeadLetterConfig }) => ({
        arn: Arn,
        hasDeadLetters: Boolean(DeadLetterConfig?.Arn),
      }));
    },
    /** Undefined where the server does not say. */
    matches: async (EventPattern: string, Event: string): Promise<boolean | undefined> => {
      const command = new TestEventPatternCommand({ EventPattern, Event });
      return (await ask((client, options) => client.send(command, options))).Result;
    },
  };
}

export type EventCalls = ReturnType<typeof eventCalls>;
