import { once } from 'node:events';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';

export type Happening = { readonly id: string; readonly type: string; readonly status: string; readonly why?: string };

/** What there is at a moment; undefined: no such stack. */
export type Moment = {
  readonly status: string;
  readonly happenings: readonly Happening[];
  readonly tags?: readonly string[];
};

export type FakeCloudFormation = {
  readonly url: string;
  /** By name of the action, in the order they came. */
  readonly asked: string[];
  now: Moment | undefined;
  /** What becomes of it at the next call of this name. */
  readonly after: Record<string, () => Moment | undefined>;
};

export const STACK_ID = 'arn:aws:cloudformation:eu-west-1:123456789012:stack/keyturn-me/1';

function eventXml({ id, type, status, why }: Happening, at: number): string {
  const physical = type === 'AWS::CloudFormation::Stack' ? STACK_ID : id;
  const reason = why === undefined ? '' : `<ResourceStatusReason>${why}</ResourceStatusReason>`;
  return `<member><StackId>${STACK_ID}</StackId><EventId>${at}</EventId><LogicalResourceId>${id}</LogicalResourceId>
    <PhysicalResourceId>${physical}</PhysicalResourceId><ResourceType>${type}</ResourceType><ResourceStatus>${status}</ResourceStatus>
    ${reason}<Timestamp>2026-11-28T03:00:0${at % 10}Z</Timestamp><StackName>keyturn-me</StackName></member>`;
}

function stackXml({ status, tags = ['keyturn'] }: Moment): string {
  const marks = tags.map((key) => `<member><Key>${key}</Key><Value>channel</Value></member>`).join('');
  const outputs = ['QueueUrl', 'DeadLettersUrl'].map(
    (key) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>https://sqs.eu-west-1.amazonaws.com/123456789012/${key}</OutputValue></member>`,
  );
  return `<member><StackId>${STACK_ID}</StackId><StackName>keyturn-me</StackName><StackStatus>${status}</StackStatus>
    <CreationTime>2026-11-28T03:00:00Z</CreationTime><Tags>${marks}</Tags><Outputs>${outputs.join('')}</Outputs></member>`;
}

function bodyOf(action: string, now: Moment | undefined): string {
  switch (action) {
    case 'DescribeStacks':
      return now ? `<Stacks>${stackXml(now)}</Stacks>` : '';
    case 'DescribeStackEvents':
      return `<StackEvents>${(now?.happenings ?? []).map(eventXml).reverse().join('')}</StackEvents>`;
    default:
      return `<StackId>${STACK_ID}</StackId>`;
  }
}

const MISSING = `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>
  <Message>Stack with id keyturn-me does not exist</Message></Error></ErrorResponse>`;

/** CloudFormation of a slow or unlucky account, as far as one stack goes (Query protocol); ends with the test. */
export async function fakeCloudFormation(now?: Moment): Promise<FakeCloudFormation> {
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const action = new URLSearchParams(Buffer.concat(pieces).toString()).get('Action') ?? '';
    fake.asked.push(action);
    const next = fake.after[action];
    if (next) fake.now = next();
    const isMissing = action.startsWith('Describe') && !fake.now;
    response.writeHead(isMissing ? 400 : 200, { 'content-type': 'text/xml' });
    const body = `<${action}Response><${action}Result>${bodyOf(action, fake.now)}</${action}Result></${action}Response>`;
    response.end(isMissing ? MISSING : body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const fake: FakeCloudFormation = { url, asked: [], now, after: {} };
  return fake;
}

const STACK = { id: 'keyturn-me', type: 'AWS::CloudFormation::Stack' };
const QUEUE = { id: 'Queue', type: 'AWS::SQS::Queue' };

export const CREATING: Moment = {
  status: 'CREATE_IN_PROGRESS',
  happenings: [
    { ...STACK, status: 'CREATE_IN_PROGRESS', why: 'User Initiated' },
    { ...QUEUE, status: 'CREATE_IN_PROGRESS' },
    { ...QUEUE, status: 'CREATE_IN_PROGRESS', why: 'Resource creation Initiated' },
  ],
};

export const CREATED: Moment = {
  status: 'CREATE_COMPLETE',
  happenings: [
    ...CREATING.happenings,
    { ...QUEUE, status: 'CREATE_COMPLETE' },
    { ...STACK, status: 'CREATE_COMPLETE' },
  ],
};

export const FAILED: Moment = {
  status: 'DELETE_COMPLETE',
  happenings: [
    ...CREATING.happenings,
    { ...QUEUE, status: 'CREATE_FAILED', why: 'You may not create queues here' },
    { id: 'Rule', type: 'AWS::Events::Rule', status: 'CREATE_FAILED', why: 'Resource creation cancelled' },
    { ...STACK, status: 'DELETE_IN_PROGRESS' },
    { ...STACK, status: 'DELETE_COMPLETE' },
  ],
};
