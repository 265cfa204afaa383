import { expect, test } from 'vitest';
import { startStandIn } from '../../main/demo/aws/stand-in.ts';
import { emptyFolder, keyturn } from '../support/keyturn-process.ts';

test('demo --push: two rotations by their events, one by the sweep, and every other line as it was', async () => {
  const { code, stdout, stderr } = await keyturn(['demo', '--push', '--every', '1s'], { cwd: emptyFolder() });
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.match(/learned by the (event|sweep)/g)).toEqual([
    'learned by the event',
    'learned by the event',
    'learned by the sweep',
  ]);
  expect(stdout.match(/byte for byte/g)).toHaveLength(4);
  expect(stdout).not.toContain('must not happen');
});

/** What reaches a queue of ten rotations, under these faults. */
async function arrivals(faults: object): Promise<number> {
  const aws = await startStandIn({ now: () => 0, random: () => 0.4 });
  try {
    const queueUrl = aws.queues.create('q', { region: 'eu-west-1' });
    aws.events.subscribe(queueUrl);
    Object.assign(aws.events.faults, faults);
    // A new secret is no moved label.
    aws.secrets.put('dev/db', 'the first');
    for (let index = 0; index < 10; index += 1) aws.secrets.put('dev/db', `value ${index}`);
    const found = (): number =>
      Number(aws.queues.attributes(queueUrl, { region: 'eu-west-1' }).ApproximateNumberOfMessages);
    const atOnce = found();
    aws.clock.advance(10_000);
    return atOnce * 100 + found();
  } finally {
    await aws.close();
  }
}

test('events of the stand-in are lost, doubled, late and overtaken as its knobs say', async () => {
  expect([
    await arrivals({}),
    await arrivals({ loss: 1 }),
    await arrivals({ duplication: 0.5 }),
    await arrivals({ delayMs: 5_000 }),
    await arrivals({ reordering: 0.5 }),
  ]).toEqual([1010, 0, 2020, 10, 10]);
});
