import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ended } from '../../support/ended.ts';
import { awsAt, emptyFolder, keyturn, startKeyturn } from '../../support/keyturn-process.ts';
import {
  CREATED,
  CREATING,
  FAILED,
  type FakeCloudFormation,
  fakeCloudFormation,
  type Moment,
} from './fake-cloudformation.ts';

const DEPLOY = ['channel', 'deploy', 'me', '--name', 'keyturn-me'];

function changes({ asked }: FakeCloudFormation): string[] {
  return asked.filter((action) => !action.startsWith('Describe'));
}

function registered(cwd: string): string[] {
  const file = join(cwd, 'config', 'keyturn', 'config.json');
  const { channels = [] } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return channels.map(({ name }: { name: string }) => name);
}

/** Until this was said on stderr. */
function said(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve) => child.stderr?.on('data', (piece) => String(piece).includes(text) && resolve()));
}

/** What the stack is at each look, the last for ever. */
function inTurn(...moments: (Moment | undefined)[]): () => Moment | undefined {
  return () => (moments.length > 1 ? moments.shift() : moments[0]);
}

test('without a yes it shows what it would create and what that costs, and creates nothing', async () => {
  const [aws, cwd] = [await fakeCloudFormation(), emptyFolder()];
  const { code, stdout, stderr } = await keyturn(DEPLOY, { cwd, environment: awsAt(aws.url) });
  expect({ code, stdout, changes: changes(aws) }).toEqual({ code: 2, stdout: '', changes: [] });
  expect(stderr).toContain('Creates the stack keyturn-me in eu-west-1:');
  expect(stderr).toMatch(/Queue +AWS::SQS::Queue +holds hints for 4 days until Keyturn reads them/);
  expect(stderr).toContain('Costs about $0.05 a month');
  expect(stderr).toContain('`--yes` creates it without asking.');
});

test('each resource is told as it comes, once, and the queue is registered', async () => {
  const [aws, cwd] = [await fakeCloudFormation(), emptyFolder()];
  aws.after.CreateStack = () => CREATING;
  aws.after.DescribeStackEvents = inTurn(CREATING, CREATED);
  const { code, stdout, stderr } = await keyturn([...DEPLOY, '--yes', '--json'], { cwd, environment: awsAt(aws.url) });
  expect({ code, changes: changes(aws) }).toEqual({ code: 0, changes: ['CreateStack'] });
  expect(stderr.match(/creating|created/g)).toEqual(['creating', 'creating', 'created', 'created']);
  expect(JSON.parse(stdout).channel).toMatchObject({ name: 'keyturn-me-eu-west-1', kind: 'sqs', stack: 'keyturn-me' });
  expect(registered(cwd)).toEqual(['keyturn-me-eu-west-1']);
});

test('a stack that fails says which resource and why, and nothing is registered', async () => {
  const [aws, cwd] = [await fakeCloudFormation(), emptyFolder()];
  aws.after.CreateStack = () => FAILED;
  const { code, stderr } = await keyturn([...DEPLOY, '--yes'], { cwd, environment: awsAt(aws.url) });
  expect(code).toBe(1);
  expect(stderr).toContain('✗ The stack keyturn-me failed at Queue (AWS::SQS::Queue): You may not create queues here');
  expect(stderr).toContain('aws cloudformation describe-stack-events --stack-name keyturn-me --region eu-west-1');
  expect(registered(cwd)).toEqual([]);
});

test('Ctrl-C leaves the stack going and says so; the same again follows it to its end', async () => {
  const [aws, cwd] = [await fakeCloudFormation(), emptyFolder()];
  aws.after.CreateStack = () => CREATING;
  const first = startKeyturn([...DEPLOY, '--yes'], { cwd, environment: awsAt(aws.url) });
  const ending = ended(first);
  await said(first, 'creating');
  first.kill('SIGINT');
  const { code, stderr } = await ending;
  expect({ code, changes: changes(aws) }).toEqual({ code: 130, changes: ['CreateStack'] });
  expect(stderr).toContain('CloudFormation goes on with the stack keyturn-me. Run the same again to follow it');
  expect(registered(cwd)).toEqual([]);
  aws.after.DescribeStackEvents = () => CREATED;
  const second = await keyturn([...DEPLOY, '--yes'], { cwd, environment: awsAt(aws.url) });
  expect({ code: second.code, changes: changes(aws) }).toEqual({ code: 0, changes: ['CreateStack'] });
  expect(registered(cwd)).toEqual(['keyturn-me-eu-west-1']);
});

test('what an earlier attempt left behind is cleared away first', async () => {
  const undone = { ...FAILED, status: 'ROLLBACK_COMPLETE' };
  const [aws, cwd] = [await fakeCloudFormation(undone), emptyFolder()];
  aws.after.DeleteStack = () => ({ ...FAILED, status: 'DELETE_COMPLETE' });
  aws.after.CreateStack = () => CREATED;
  const { code } = await keyturn([...DEPLOY, '--yes'], { cwd, environment: awsAt(aws.url) });
  expect({ code, changes: changes(aws) }).toEqual({ code: 0, changes: ['DeleteStack', 'CreateStack'] });
});

test('a stack of somebody else, and a name outside of ours, is left alone', async () => {
  const [aws, cwd] = [await fakeCloudFormation({ ...CREATED, tags: ['owner'] }), emptyFolder()];
  const environment = awsAt(aws.url);
  const others = await keyturn([...DEPLOY, '--yes'], { cwd, environment });
  const outside = await keyturn(['channel', 'deploy', 'me', '--name', 'billing', '--yes'], { cwd, environment });
  expect([others.code, outside.code, changes(aws)]).toEqual([2, 2, []]);
  expect(others.stderr).toContain('There is a stack keyturn-me that Keyturn did not make.');
  expect(outside.stderr).toContain('The stack billing is not called keyturn-….');
});
