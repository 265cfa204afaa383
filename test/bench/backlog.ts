import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BacklogTask, BacklogWord } from './backlog-process.ts';
import { REGION } from './bench-folder.ts';
import type { Goal } from './measure.ts';
import { nextSecret, type StandInLink } from './stand-in-link.ts';

const MOST_MB = 30;
const LOOK_MS = 500;

export type BacklogSize = { readonly messages: number; readonly secrets: number };

async function drained(aws: StandInLink, queueUrl: string): Promise<void> {
  while ((await aws.left(queueUrl)) > 0) await delay(LOOK_MS);
}

/** Old news of days: what they cost in calls, and in memory while they are heard. */
export async function measureBacklog(aws: StandInLink, size: BacklogSize): Promise<Goal[]> {
  const secrets = Array.from({ length: size.secrets }, (_, index) => `backlog-${index}`);
  await aws.put(Object.fromEntries(secrets.map((name) => [name, nextSecret()])));
  const queueUrl = await aws.queue('backlog');
  const child = fork(join(import.meta.dirname, 'backlog-process.ts'), { stdio: 'inherit' });
  const word = async (): Promise<BacklogWord> => {
    const [said] = await once(child, 'message');
    return said;
  };
  const inStep = word();
  child.send({ url: aws.url, queueUrl, secrets } satisfies BacklogTask);
  await inStep;
  await aws.put(Object.fromEntries(secrets.map((name) => [name, nextSecret()])));
  const [reads, looks] = [await aws.count('GetSecretValue'), await aws.count('DescribeSecret')];
  await aws.backlog({ queueUrl, region: REGION, secrets, messages: size.messages });
  await drained(aws, queueUrl);
  const measured = word();
  child.send('done');
  const said = await measured;
  const ofEach = async (api: string, before: number): Promise<number> =>
    ((await aws.count(api)) - before) / size.secrets;
  const goal = `${size.messages} messages about ${size.secrets} secrets`;
  const rows: Goal[] = [
    {
      goal: `${goal}: reads each`,
      unit: 'calls',
      ours: await ofEach('GetSecretValue', reads),
      peer: 1,
      peerName: 'promised',
      limit: 1,
    },
    {
      goal: `${goal}: looks each`,
      unit: 'calls',
      ours: await ofEach('DescribeSecret', looks),
      peer: 3,
      peerName: 'promised',
      limit: 1,
    },
    {
      goal: `${goal}: memory`,
      unit: 'MB',
      ours: said.kind === 'memory' ? said.grownMb : Number.NaN,
      peer: MOST_MB,
      peerName: 'promised',
      limit: 1,
    },
  ];
  return rows;
}
