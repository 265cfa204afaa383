import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { markedMessage } from '../../../main/channels/sqs/queue-facts.ts';
import type { Hearing } from '../../../main/engine/ports.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import type { FakeHearing } from '../../support/fake-hearing.ts';
import { describeEachQueueServer, type QueueServer } from '../../support/queue-server.ts';
import { aChannel, anAws, labelMoved } from './a-channel.ts';

/** What a test waits for may take a while on a busy machine. */
const SOON = { timeout: 20_000, interval: 25 };

const EMPTY = { visible: 0, hidden: 0 };

function versionsOf(hearing: FakeHearing): (string | undefined)[] {
  return hearing.hints.map(({ versionId }) => versionId).sort();
}

async function aQueue(server: QueueServer, attributes: Record<string, string> = {}) {
  return { aws: anAws(server.url), queueUrl: await server.queue(attributes) };
}

/** Says that everything is written before it is. */
function hasty(hearing: Hearing): Hearing {
  return {
    hint: async (hints, cause) => {
      void hearing.hint(hints, cause);
      return hints.map(() => 'in step' as const);
    },
    notice: (notice, cause) => hearing.notice(notice, cause),
    unknown: (what) => hearing.unknown(what),
    state: (state) => hearing.state(state),
    sweep: () => hearing.sweep(),
    marked: (id) => hearing.marked(id),
  };
}

/** Does a message whose hint was not answered outlive its run? What is deleted at once shows that earlier deletions are through. */
async function outlivesItsRun(server: QueueServer, through?: (hearing: Hearing) => Hearing): Promise<boolean> {
  const { aws, queueUrl } = await aQueue(server);
  const crashing = aChannel({ aws, queueUrl, ...(through && { through }) });
  crashing.hearing.result = undefined;
  await server.send(queueUrl, labelMoved('dev/db', 'v1'));
  await expect.poll(() => crashing.hearing.batches.length, SOON).toBe(1);
  await server.send(queueUrl, markedMessage('m1'));
  await expect.poll(() => crashing.hearing.marks, SOON).toEqual(['m1']);
  const total = async (): Promise<number> => {
    const { visible, hidden } = await server.count(queueUrl);
    return visible + hidden;
  };
  await expect.poll(total, SOON).toBeLessThanOrEqual(1);
  await crashing.stop();
  crashing.hearing.batches[0]?.answer('in step');
  await expect.poll(async () => (await server.count(queueUrl)).hidden, SOON).toBe(0);
  const next = aChannel({ aws, queueUrl });
  await server.send(queueUrl, labelMoved('dev/db', 'v2'));
  await expect.poll(() => versionsOf(next.hearing), SOON).toContain('v2');
  await expect.poll(() => server.count(queueUrl), SOON).toEqual(EMPTY);
  return versionsOf(next.hearing).includes('v1');
}

describeEachQueueServer((server) => {
  test('a message is deleted once its hint is in step; others are heard meanwhile', async () => {
    const { aws, queueUrl } = await aQueue(server());
    const { hearing } = aChannel({ aws, queueUrl, rhythm: { waitSeconds: 1, visibilitySeconds: 30 } });
    hearing.result = undefined;
    for (const version of ['v1', 'v2']) {
      await server().send(queueUrl, labelMoved('dev/db', version));
      await expect.poll(() => versionsOf(hearing), SOON).toContain(version);
    }
    hearing.batches[1]?.answer('not watched');
    await expect.poll(() => server().count(queueUrl), SOON).toEqual({ visible: 0, hidden: 1 });
    hearing.batches[0]?.answer('in step');
    await expect.poll(() => server().count(queueUrl), SOON).toEqual(EMPTY);
  });

  test('the first answer makes it up, and it asks for a sweep at its start', async () => {
    const { hearing } = aChannel({ ...(await aQueue(server())), rhythm: { waitSeconds: 20, visibilitySeconds: 30 } });
    await expect.poll(() => hearing.states.map(({ kind }) => kind), SOON).toEqual(['starting', 'up']);
    expect(hearing.sweeps).toBe(1);
  });

  test('a stop ends a long poll at once', { timeout: 15_000 }, async () => {
    const { queueUrl, aws } = await aQueue(server());
    const { hearing, stop } = aChannel({ queueUrl, aws, rhythm: { waitSeconds: 20, visibilitySeconds: 30 } });
    await expect.poll(() => hearing.last, SOON).toBe('up');
    await stop();
    expect(hearing.states).toHaveLength(2);
  });

  test('a crash between write and delete: heard again by the next run; one that deletes too early is caught', async () => {
    expect(await outlivesItsRun(server())).toBe(true);
    expect(await outlivesItsRun(server(), hasty)).toBe(false);
  });

  test('duplicates and disorder are all heard and all deleted', async () => {
    const { queueUrl, aws } = await aQueue(server());
    const { hearing } = aChannel({ queueUrl, aws });
    const moments = ['08:00:03', '08:00:01', '08:00:01', '08:00:02', '08:00:03'];
    for (const time of moments) await server().send(queueUrl, labelMoved('dev/db', time, `2026-11-24T${time}Z`));
    await expect.poll(() => versionsOf(hearing), SOON).toEqual([...moments].sort());
    await expect.poll(() => server().count(queueUrl), SOON).toEqual(EMPTY);
  });

  test('poison is told once, stays, and lands among the dead letters; others pass it', async () => {
    const deadUrl = await server().queue();
    const redrive = { deadLetterTargetArn: await server().arn(deadUrl), maxReceiveCount: '2' };
    const { queueUrl, aws } = await aQueue(server(), { RedrivePolicy: JSON.stringify(redrive) });
    const { hearing } = aChannel({ queueUrl, aws });
    await server().send(queueUrl, '{"half of');
    await server().send(queueUrl, labelMoved('dev/db', 'v1'));
    await expect.poll(async () => (await server().count(deadUrl)).visible, SOON).toBe(1);
    expect([hearing.unknowns.length, versionsOf(hearing)]).toEqual([1, ['v1']]);
    await expect.poll(() => server().count(queueUrl), SOON).toEqual(EMPTY);
  });

  test('two consumers on one queue share its messages', async () => {
    const { queueUrl, aws } = await aQueue(server());
    const both = [aChannel({ queueUrl, aws }), aChannel({ queueUrl, aws })];
    const sent = Array.from({ length: 12 }, (_, index) => `v${index}`);
    for (const version of sent) await server().send(queueUrl, labelMoved('dev/db', version));
    const heard = (): Set<string | undefined> => new Set(both.flatMap(({ hearing }) => versionsOf(hearing)));
    await expect.poll(heard, SOON).toEqual(new Set(sent));
    await expect.poll(() => server().count(queueUrl), SOON).toEqual(EMPTY);
  });

  test('a deleted queue is named; one that is made again under its name is heard, after a sweep', async () => {
    const { queueUrl, aws } = await aQueue(server());
    const clock = new FakeClock();
    const { hearing } = aChannel({ queueUrl, aws, clock, rhythm: { waitSeconds: 0, visibilitySeconds: 30 } });
    await expect.poll(() => hearing.last, SOON).toBe('up');
    await server().sqs.deleteQueue({ QueueUrl: queueUrl });
    await expect.poll(() => hearing.trouble, SOON).toBe('queue-missing');
    await server().sqs.createQueue({ QueueName: queueUrl.slice(queueUrl.lastIndexOf('/') + 1) });
    await clock.ringNext();
    await expect.poll(() => hearing.last, SOON).toBe('up');
    expect(hearing.sweeps).toBe(2);
  });

  test('without credentials it says whose are missing; a login is enough, no restart and no waiting', async () => {
    const queueUrl = await server().queue();
    const aws = anAws(server().url, {});
    const { hearing } = aChannel({ queueUrl, aws, clock: new FakeClock() });
    await expect.poll(() => hearing.trouble, SOON).toBe('credentials-missing');
    mkdirSync(`${aws.surroundings.homeDirectory}/.aws`, { recursive: true });
    const keys = 'aws_access_key_id = AKIAX\naws_secret_access_key = y\n';
    writeFileSync(`${aws.surroundings.homeDirectory}/.aws/credentials`, `[default]\n${keys}`);
    await expect.poll(() => hearing.last, SOON).toBe('up');
  });
});
