import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { SQS } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nativeSample } from '../../../main/channels/set-up/hops/sample-event.ts';
import { type AwsServer, startServer } from '../../support/aws-server.ts';
import { awsAt, emptyFolder, KEYS, keyturn, REGION, startKeyturn } from '../../support/keyturn-process.ts';
import { isMotoMissing } from '../../support/moto.ts';
import { partIsRequired } from '../../support/require.ts';
import { policyFor } from './an-account.ts';

const SECRET = 'dev/shop/database';
const ACCOUNT = '123456789012';

let moto: AwsServer;

function clients() {
  const config = { endpoint: moto.url, region: REGION, credentials: KEYS };
  return { stacks: new CloudFormation(config), events: new EventBridge(config), sqs: new SQS(config) };
}

async function aProject(): Promise<string> {
  const cwd = emptyFolder();
  await moto.put(SECRET, JSON.stringify({ password: 'old' }));
  const watch = `  - secret: ${SECRET}\n    to:\n      - env: .env\n        map: { password: DB_PASSWORD }\n`;
  writeFileSync(join(cwd, 'keyturn.yaml'), `version: 1\ndefaults: { interval: 1h }\nwatches:\n${watch}`);
  return cwd;
}

/** The rule of the stack, and its queue by another name than the stack's output has on moto. */
async function partsOf(stack: string) {
  const { stacks } = clients();
  const { StackResources = [] } = await stacks.describeStackResources({ StackName: stack });
  const of = (id: string): string =>
    StackResources.find(({ LogicalResourceId }) => LogicalResourceId === id)?.PhysicalResourceId ?? '';
  return { rule: of('Rule'), queueUrl: of('Queue') };
}

/** moto makes no queue policies from templates: what the template says is set by hand. */
async function setQueuePolicy(stack: string): Promise<void> {
  const { sqs } = clients();
  const { rule, queueUrl } = await partsOf(stack);
  const queueArn = `arn:aws:sqs:${REGION}:${ACCOUNT}:${queueUrl.split('/').at(-1)}`;
  const ruleArn = `arn:aws:events:${REGION}:${ACCOUNT}:rule/${rule}`;
  const Policy = policyFor(queueArn, 'events.amazonaws.com', ruleArn);
  await sqs.setQueueAttributes({ QueueUrl: queueUrl, Attributes: { Policy } });
}

/** moto rotates without an event: the documented one is put on its bus by hand. */
async function putEvent(versionId: string): Promise<void> {
  const origin = { region: REGION, account: ACCOUNT, at: Date.now(), id: versionId };
  const event = JSON.parse(nativeSample({ secret: SECRET, label: 'AWSCURRENT' }, origin));
  const { source: Source, resources: Resources } = event;
  const Entries = [{ Source, Resources, DetailType: event['detail-type'], Detail: JSON.stringify(event.detail) }];
  await clients().events.putEvents({ Entries });
}

describe.skipIf(isMotoMissing() && !partIsRequired('moto'))('a stack of a template, against moto', () => {
  beforeAll(async () => {
    moto = await startServer('moto');
  });
  afterAll(() => moto.close());

  test('it is made, heard, tested and taken away again, and nothing is left', { timeout: 60_000 }, async () => {
    const cwd = await aProject();
    const given = { cwd, environment: awsAt(moto.url) };
    const deployed = await keyturn(
      ['channel', 'deploy', 'me', '--name', 'keyturn-e2e', '--prefix', 'dev/', '--yes'],
      given,
    );
    expect(deployed.code, deployed.stderr).toBe(0);
    expect(deployed.stdout).toContain('Next: `keyturn channel test keyturn-e2e-eu-west-1`');
    await setQueuePolicy('keyturn-e2e');

    const watching = startKeyturn(['watch', '--json'], given);
    let told = '';
    watching.stdout?.on('data', (text) => {
      told += text;
    });
    const password = (): string => readFileSync(join(cwd, '.env'), 'utf8');
    await expect.poll(password, { timeout: 15_000 }).toContain('DB_PASSWORD=old');
    const tested = await keyturn(['channel', 'test', '--json'], given);
    expect(tested.code, tested.stdout).toBe(0);
    const { hops } = JSON.parse(tested.stdout);
    expect(hops.at(-1)).toMatchObject({ hop: 'marked message', state: 'ok', roundTripMs: expect.any(Number) });

    await putEvent(await moto.rotate(SECRET, JSON.stringify({ password: 'new' })));
    await expect.poll(password, { timeout: 15_000 }).toContain('DB_PASSWORD=new');
    expect(told).toContain('"cause":"sqs"');
    const listed = JSON.parse((await keyturn(['channel', 'list', '--json'], given)).stdout);
    expect(listed.channels).toMatchObject([{ state: { kind: 'up' }, hints: 1, unknown: [], deadLetters: 0 }]);

    const removed = await keyturn(['channel', 'remove', 'keyturn-e2e-eu-west-1', '--yes'], given);
    expect(removed.code, removed.stderr).toBe(0);
    const { stacks, sqs, events } = clients();
    const { StackSummaries = [] } = await stacks.listStacks({ StackStatusFilter: ['CREATE_COMPLETE'] });
    const [queues, rules] = [await sqs.listQueues(), await events.listRules()];
    expect([StackSummaries, queues.QueueUrls ?? [], rules.Rules ?? []]).toEqual([[], [], []]);
    expect(JSON.parse((await keyturn(['channel', 'list', '--json'], given)).stdout).channels).toEqual([]);
  });

  test('--keep-stack only forgets it', { timeout: 60_000 }, async () => {
    const given = { cwd: emptyFolder(), environment: awsAt(moto.url) };
    await keyturn(['channel', 'deploy', 'me', '--name', 'keyturn-kept', '--yes'], given);
    const removed = await keyturn(['channel', 'remove', 'keyturn-kept-eu-west-1', '--keep-stack'], given);
    expect({ code: removed.code, stdout: removed.stdout }).toEqual({
      code: 0,
      stdout: 'The channel keyturn-kept-eu-west-1 is removed. Its stack stays.\n',
    });
    expect((await partsOf('keyturn-kept')).queueUrl).not.toBe('');
  });

  test('the same in another region is another channel', { timeout: 60_000 }, async () => {
    const given = { cwd: emptyFolder(), environment: awsAt(moto.url) };
    for (const region of ['eu-west-1', 'us-east-1'])
      await keyturn(['channel', 'deploy', 'me', '--name', 'keyturn-two', '--region', region, '--yes'], given);
    const { channels } = JSON.parse((await keyturn(['channel', 'list', '--json'], given)).stdout);
    expect(channels.map(({ name }: { name: string }) => name)).toEqual([
      'keyturn-two-eu-west-1',
      'keyturn-two-us-east-1',
    ]);
  });
});
