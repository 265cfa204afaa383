// The stand-in of AWS in a process of its own, so that its work is nobody's time. Started by stand-in-link.ts.
import { randomUUID } from 'node:crypto';
import { startStandIn } from '../../main/demo/aws/stand-in.ts';
import type { Answer, Order } from './stand-in-link.ts';

const standIn = await startStandIn();
const send = (answer: Answer): void => void process.send?.(answer);

/** A secret keeps a hundred versions of one day, as in AWS; this is deleted and made again before. */
const MOST_VERSIONS = 50;
const versions = new Map<string, number>();

function put(name: string, value: string, region: string): void {
  const key = `${region} ${name}`;
  const count = (versions.get(key) ?? 0) + 1;
  if (count > MOST_VERSIONS) standIn.secrets.delete(name, { force: true, region });
  versions.set(key, count > MOST_VERSIONS ? 1 : count);
  standIn.secrets.put(name, value, { region });
}

function queue(name: string, region: string): string {
  const url = standIn.queues.create(name, { region });
  standIn.events.subscribe(url);
  return url;
}

/** As if the machine had been off for days: each version was current once and is no more. */
function backlog({ queueUrl, region, secrets, messages }: Extract<Order, { kind: 'backlog' }>): void {
  const arns = secrets.map((name) => ({ name, arn: standIn.secrets.arn(name, { region }) }));
  const start = Date.now() - 2 * 86_400_000;
  for (let index = 0; index < messages; index += 1) {
    const { name, arn } = arns[index % arns.length] ?? { name: '', arn: '' };
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Secret Label Updated',
      source: 'aws.secretsmanager',
      account: arn.split(':')[4],
      time: new Date(start + index * 1000).toISOString().replace(/\.\d+Z$/, 'Z'),
      region,
      resources: [arn],
      detail: { name, labelUpdated: 'AWSCURRENT', versionId: randomUUID() },
    };
    standIn.queues.send(queueUrl, JSON.stringify(event), { region });
  }
}

function left(queueUrl: string): number {
  const all = standIn.queues.attributes(queueUrl, { region: 'eu-west-1' });
  return Number(all.ApproximateNumberOfMessages) + Number(all.ApproximateNumberOfMessagesNotVisible);
}

function carryOut(order: Order): Answer {
  switch (order.kind) {
    case 'put':
      for (const [name, value] of Object.entries(order.values)) put(name, value, order.region);
      return { kind: 'done' };
    case 'queue':
      return { kind: 'done', url: queue(order.name, order.region) };
    case 'backlog':
      backlog(order);
      return { kind: 'done' };
    case 'count':
      return { kind: 'done', count: standIn.calls.count({ api: order.api }) };
    case 'left':
      return { kind: 'done', count: left(order.queueUrl) };
  }
}

process.on('message', (order: Order) => send(carryOut(order)));
process.on('disconnect', () => process.exit(0));
send({ kind: 'listening', url: standIn.url });
