import { expect, onTestFinished, test } from 'vitest';
import { startStandIn } from '../../../main/demo/aws/stand-in.ts';
import type { Clock } from '../../../main/engine/ports.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { aChannel, anAws, labelMoved, REGION } from './a-channel.ts';

const SOON = { timeout: 20_000, interval: 10 };
const USUAL = { waitSeconds: 20, visibilitySeconds: 60 };

/** A stand-in and a channel that live by the same clock; `turn` moves both. */
async function aWorld({ clockOf = (clock: FakeClock): Clock => clock } = {}) {
  const clock = new FakeClock();
  const standIn = await startStandIn({ now: () => clock.now() });
  onTestFinished(() => standIn.close());
  const queueUrl = standIn.queues.create('events', { region: REGION });
  const aws = anAws(standIn.url);
  const { hearing, channel } = aChannel({ aws, queueUrl, clock: clockOf(clock), rhythm: USUAL });
  await expect.poll(() => hearing.last, SOON).toBe('up');
  await expect.poll(() => standIn.queues.waiting(queueUrl, { region: REGION }), SOON).toBe(1);
  const turn = async (ms: number): Promise<void> => {
    await clock.advance(ms);
    standIn.clock.advance(0);
    await clock.advance(0);
  };
  const send = (body: string): void => standIn.queues.send(queueUrl, body, { region: REGION });
  const receives = (): number => standIn.calls.count({ api: 'ReceiveMessage' });
  const left = (): number => {
    const all = standIn.queues.attributes(queueUrl, { region: REGION });
    return Number(all.ApproximateNumberOfMessages) + Number(all.ApproximateNumberOfMessagesNotVisible);
  };
  return { clock, standIn, queueUrl, aws, hearing, channel, turn, send, receives, left };
}

test('credentials that expire in mid-poll are told; a login alone brings it back, and a sweep', async () => {
  const { standIn, send, hearing, aws } = await aWorld();
  standIn.faults.add({ kind: 'expired token' });
  send(labelMoved('dev/db', 'v1'));
  await expect.poll(() => hearing.trouble, SOON).toBe('token-expired');
  standIn.faults.clear();
  aws.logins.announce();
  await expect.poll(() => hearing.last, SOON).toBe('up');
  expect([hearing.sweeps, hearing.hints.length]).toEqual([2, 1]);
});

test('a refusal names the IAM action and the queue, and is tried more and more slowly', async () => {
  const { standIn, send, hearing, clock, receives } = await aWorld();
  standIn.faults.add({ kind: 'access denied' }, { api: 'ReceiveMessage' });
  send('wakes the poll');
  await expect.poll(() => hearing.trouble, SOON).toBe('access-denied');
  expect(hearing.states.at(-1)).toMatchObject({
    problem: { message: 'IAM denies `sqs:ReceiveMessage` on events in eu-west-1 to the keys in the environment.' },
  });
  const pauses: number[] = [];
  const before = receives();
  for (let tries = 1; tries <= 8; tries += 1) {
    pauses.push(await clock.ringNext());
    await expect.poll(receives, SOON).toBe(before + tries);
    await expect.poll(() => clock.armed, SOON).toBe(1);
  }
  expect(pauses).toEqual([750, 1500, 3000, 6000, 12_000, 24_000, 36_000, 36_000]);
  expect(hearing.states).toHaveLength(3);
});

test('messages that may not be deleted are heard all the same; it is told until one can be', async () => {
  const { standIn, send, hearing, turn, left } = await aWorld();
  const allow = standIn.faults.add({ kind: 'access denied' }, { api: 'DeleteMessageBatch' });
  send(labelMoved('dev/db', 'v1'));
  await expect.poll(() => hearing.trouble, SOON).toBe('access-denied');
  expect(hearing.states.at(-1)).toMatchObject({ problem: { message: expect.stringContaining('`sqs:DeleteMessage`') } });
  allow();
  for (let step = 0; step < 7; step += 1) await turn(10_000);
  await expect.poll(left, SOON).toBe(0);
  await expect.poll(() => hearing.last, SOON).toBe('up');
  expect([hearing.hints.length, hearing.sweeps]).toEqual([2, 1]);
});

test('after a sleep there is a sweep; without one there is none', async () => {
  const { clock, send, hearing, left } = await aWorld();
  send(labelMoved('dev/db', 'v1'));
  await expect.poll(() => hearing.hints.length, SOON).toBe(1);
  // A message that was not yet removed would be seen again by the jump.
  await expect.poll(left, SOON).toBe(0);
  expect(hearing.sweeps).toBe(1);
  clock.jump(3_600_000);
  send(labelMoved('dev/db', 'v2'));
  await expect.poll(() => hearing.hints.length, SOON).toBe(2);
  expect(hearing.sweeps).toBe(2);
});

/** The alarm at half of the visibility never rings. */
function neverExtending(clock: FakeClock): Clock {
  return {
    now: () => clock.now(),
    random: () => clock.random(),
    after: (delayMs, ring) =>
      delayMs === USUAL.visibilitySeconds * 500 ? () => undefined : clock.after(delayMs, ring),
  };
}

/** How often one message is heard while its check takes five minutes. */
async function heardDuringALongCheck(clockOf: (clock: FakeClock) => Clock): Promise<number> {
  const { hearing, send, turn, left } = await aWorld({ clockOf });
  hearing.result = undefined;
  send(labelMoved('dev/db', 'v1'));
  await expect.poll(() => hearing.batches.length, SOON).toBe(1);
  for (let step = 0; step < 30; step += 1) await turn(10_000);
  const times = hearing.batches.length;
  for (const { answer } of hearing.batches) answer('in step');
  await expect.poll(left, SOON).toBe(0);
  return times;
}

test('a check that takes longer than the visibility keeps its message; one that never extends it is caught', async () => {
  expect(await heardDuringALongCheck((clock) => clock)).toBe(1);
  expect(await heardDuringALongCheck(neverExtending)).toBeGreaterThan(1);
});

test('a hint that failed comes back later each time, and is deleted when it is in step', async () => {
  const { hearing, send, turn, left } = await aWorld();
  hearing.result = 'failed';
  send(labelMoved('dev/db', 'v1'));
  await expect.poll(() => hearing.batches.length, SOON).toBe(1);
  const until = async (seconds: number): Promise<number> => {
    for (let step = 0; step < seconds / 10; step += 1) await turn(10_000);
    return hearing.batches.length;
  };
  expect([await until(50), await until(20)]).toEqual([1, 2]);
  expect([await until(100), await until(40)]).toEqual([2, 3]);
  hearing.result = 'in step';
  await until(300);
  expect([hearing.batches.length, left()]).toEqual([4, 0]);
});

test('two hundred messages wait for their checks at most; the next ones are received when some are done', async () => {
  const { hearing, send, receives, left } = await aWorld();
  hearing.result = undefined;
  for (let index = 0; index < 250; index += 1) send(labelMoved('dev/db', `v${index}`));
  await expect.poll(() => hearing.hints.length, SOON).toBeGreaterThanOrEqual(200);
  const before = receives();
  await expect.poll(() => hearing.hints.length, SOON).toBeLessThan(210);
  expect(receives()).toBe(before);
  hearing.result = 'in step';
  for (const { answer } of hearing.batches) answer('in step');
  await expect.poll(left, SOON).toBe(0);
  expect(hearing.hints).toHaveLength(250);
});

test('poison is not received again before its visibility ends', async () => {
  const { hearing, send, receives, turn } = await aWorld();
  const before = receives();
  send('poison');
  await expect.poll(() => hearing.unknowns, SOON).toEqual(['not a JSON object']);
  await expect.poll(receives, SOON).toBe(before + 1);
  await turn(15_000);
  expect(receives()).toBe(before + 1);
});

test('a channel covers what its settings say', async () => {
  const settings = { profile: 'dev', prefixes: ['dev/'], labels: ['AWSCURRENT'] };
  const { aws, queueUrl } = await aWorld();
  const { channel } = aChannel({ aws, queueUrl, settings });
  expect(channel.covers).toEqual({ ...settings, region: REGION });
});

test('the polls of several queues take no socket from the four of their profile', async () => {
  const { standIn, aws, queueUrl } = await aWorld();
  const others = ['two', 'three'].map((name) => standIn.queues.create(name, { region: REGION }));
  for (const other of others) aChannel({ aws, queueUrl: other, rhythm: USUAL });
  for (const url of [queueUrl, ...others])
    await expect.poll(() => standIn.queues.waiting(url, { region: REGION }), SOON).toBe(1);
  const { createSecretsManagerSource } = await import('../../../main/sources/aws/secrets-manager.ts');
  standIn.secrets.put('dev/db', 'x', { region: REGION });
  const source = createSecretsManagerSource(aws);
  const { signal } = new AbortController();
  const ask = () => source.describe({ secret: 'dev/db', label: 'AWSCURRENT' }, signal);
  await Promise.all(Array.from({ length: 100 }, ask));
  expect(standIn.calls.count({ api: 'DescribeSecret' })).toBe(100);
  expect(standIn.calls.sockets().peak).toBeLessThanOrEqual(7);
});
