import { randomUUID } from 'node:crypto';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  type Stack as Described,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type StackEvent,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import type { Refusal } from '../../../aws/ask-aws.ts';
import type { Opening } from '../../../aws/connections.ts';
import type { Problem } from '../../../domain/problem.ts';
import { type Ask, type Asking, asker } from '../ask.ts';

const OPENING: Opening<CloudFormationClient> = { open: async (config) => new CloudFormationClient(config) };
/** Marks stacks that Keyturn made: it touches no others. */
const MARK = 'keyturn';

export type Stack = {
  /** ARN; still answers when the stack is gone. */
  readonly id: string;
  /** `CREATE_COMPLETE`, … */
  readonly status: string;
  readonly isOurs: boolean;
  readonly outputs: Readonly<Record<string, string>>;
};

export type MadeResource = { readonly id: string; readonly type: string; readonly physicalId: string };

type Making = { readonly name: string; readonly body: string; readonly makesRoles: boolean };

function told({ name, text, access }: Refusal): Problem | undefined {
  if (name !== 'Validation' && name !== 'InsufficientCapabilities' && name !== 'AlreadyExists') return undefined;
  return {
    code: 'stack-failed',
    message: `CloudFormation in ${access.region} refuses the stack: ${text}`,
    cure: 'Change the options, or print the template with `keyturn channel template` and look.',
  };
}

/** CloudFormation has no codes for these, only sentences. */
function isSaid(error: unknown, words: RegExp): boolean {
  return error instanceof Error && error.name === 'ValidationError' && words.test(error.message);
}

const TAGS = [{ Key: MARK, Value: 'channel' }];

function inputOf({ name, body, makesRoles }: Making) {
  const Capabilities = makesRoles ? (['CAPABILITY_IAM'] as const) : [];
  // Of a request that is sent again the answer is the first one's.
  const ClientRequestToken = randomUUID();
  return { StackName: name, TemplateBody: body, Capabilities: [...Capabilities], Tags: TAGS, ClientRequestToken };
}

function stackOf({ StackId = '', StackStatus, Tags = [], Outputs = [] }: Described): Stack {
  const outputs = Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
  const isOurs = Tags.some(({ Key }) => Key === MARK);
  return { id: StackId, status: StackStatus ?? '', isOurs, outputs: Object.fromEntries(outputs) };
}

type AskStacks = Ask<CloudFormationClient>;

function looking(ask: AskStacks) {
  return {
    /** Undefined when there is none. `name`: or its id. */
    describe: (name: string): Promise<Stack | undefined> =>
      ask(async (client, options) => {
        try {
          const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }), options);
          return Stacks[0] && stackOf(Stacks[0]);
        } catch (error) {
          if (isSaid(error, /does not exist/)) return undefined;
          throw error;
        }
      }),
    /** Oldest first. Empty for what is not there any longer. */
    events: (name: string): Promise<StackEvent[]> =>
      ask(async (client, options) => {
        const events: StackEvent[] = [];
        let NextToken: string | undefined;
        do {
          const command = new DescribeStackEventsCommand({ StackName: name, ...(NextToken && { NextToken }) });
          const page = await client.send(command, options);
          events.push(...(page.StackEvents ?? []));
          NextToken = page.NextToken;
        } while (NextToken !== undefined);
        return events.reverse();
      }),
    resources: (name: string): Promise<MadeResource[]> =>
      ask(async (client, options) => {
        const command = new DescribeStackResourcesCommand({ StackName: name });
        const { StackResources = [] } = await client.send(command, options);
        return StackResources.map(({ LogicalResourceId, ResourceType, PhysicalResourceId }) => ({
          id: LogicalResourceId ?? '',
          type: ResourceType ?? '',
          physicalId: PhysicalResourceId ?? '',
        }));
      }),
  };
}

function changing(ask: AskStacks) {
  return {
    /** Its id. What fails to come about is taken away again. */
    create: (making: Making): Promise<string> =>
      ask(async (client, options) => {
        const command = new CreateStackCommand({ ...inputOf(making), OnFailure: 'DELETE' });
        return (await client.send(command, options)).StackId ?? making.name;
      }),
    /** False when it is like that already. */
    update: (making: Making): Promise<boolean> =>
      ask(async (client, options) => {
        try {
          await client.send(new UpdateStackCommand(inputOf(making)), options);
          return true;
        } catch (error) {
          if (isSaid(error, /No updates are to be performed/)) return false;
          throw error;
        }
      }),
    delete: async (name: string): Promise<void> => {
      await ask((client, options) => client.send(new DeleteStackCommand({ StackName: name }), options));
    },
  };
}

/** What set-up asks of CloudFormation. Every call raises ProblemError. */
export function stackCalls(asking: Asking) {
  const ask = asker(asking, { service: 'cloudformation', opening: OPENING, told });
  return { ...looking(ask), ...changing(ask) };
}

export type StackCalls = ReturnType<typeof stackCalls>;
