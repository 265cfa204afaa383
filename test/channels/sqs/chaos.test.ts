import { expect, onTestFinished, test } from 'vitest';
import { startStandIn } from '../../../main/demo/aws/stand-in.ts';
import type { Clock } from '../../../main/engine/ports.ts';
import { createWriter } from '../../support/aws-writer.ts';
import { startChaosProxy, type Toxic } from '../../support/chaos-proxy.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { describeEachQueueServer, type QueueServer, startQueueServer } from '../../support/queue-server.ts';
import { movedNow } from './a-channel.ts';
import { anEngineAtWork, envWith, SECRET, secretText } from './a-listening-engine.ts';

const SOON = { timeout: 20_000, interval: 10 };
/** Of the channel's own clock: from the end of a fault until it hears again. Milliseconds. */
const RECOVERED_WITHIN = 60_000;

/** In step, and listening through a proxy; the channel's time is the test's. */
async function throughAProxy(server: QueueServer, clockOf = (clock: FakeClock): Clock => clock) {
  const proxy = await startChaosProxy(server.url);
  onTestFinished(() => proxy.close());
  const own = server.name === 'elasticmq' ? await startStandIn() : undefined;
  if (own) onTestFinished(() => own.close());
  const writer = createWriter(own?.url ?? server.url);
  onTestFinished(() => writer.destroy());
  await writer.put(SECRET, secretText('one'));
  const queueUrl = await server.queue();
  const clock = new FakeClock();
  const endpoints = { secrets: own?.url ?? proxy.url, sqs: proxy.url };
  const { env, listen, engine } = anEngineAtWork({ endpoints, queueUrl });
  engine.start();
  await expect.poll(env, SOON).toBe(envWith('one'));
  const { last, states } = listen({ clock: clockOf(clock), rhythm: { waitSeconds: 20, visibilitySeconds: 1 } });
  await expect.poll(last, SOON).toBe('up');
  const rotate = async (): Promise<void> => {
    const version = await writer.rotate(SECRET, secretText('two'));
    await server.send(queueUrl, movedNow(SECRET, version, await writer.arn(SECRET)));
  };
  return { proxy, env, clock, last, states, rotate };
}

const SLOW: readonly Toxic[] = [
  { kind: 'latency', ms: 150 },
  { kind: 'slicer', bytes: 64, ms: 2 },
];

const BREAKING: readonly Toxic[] = [
  { kind: 'reset_peer' },
  { kind: 'timeout' },
  { kind: 'limit_data', bytes: 40 },
  { kind: 'down' },
];

function whenUp(last: () => string | undefined): Promise<unknown> {
  return expect
    .poll(last, { timeout: 1_000, interval: 10 })
    .toBe('up')
    .catch(() => undefined);
}

/** How long it takes from the end of a fault, by the channel's clock, until it hears again. */
async function recovery(server: QueueServer, toxic: Toxic, clockOf?: (clock: FakeClock) => Clock): Promise<number> {
  const { proxy, env, clock, rotate, last, states } = await throughAProxy(server, clockOf);
  await proxy.set(toxic);
  await rotate();
  if (toxic.kind === 'timeout') await clock.ringNext();
  await expect.poll(last, SOON).toBe('down');
  for (let alarms = 0; alarms < 16; alarms += 1) await clock.ringNext();
  expect(env()).toBe(envWith('one'));
  await proxy.set(undefined);
  let passed = 0;
  // An answer needs real time; what hangs since before never answers.
  for (; last() !== 'up' && passed <= RECOVERED_WITHIN; await whenUp(last)) passed += await clock.ringNext();
  if (last() !== 'up') return passed;
  await expect.poll(env, SOON).toBe(envWith('two'));
  const kinds = states.map(({ kind }) => kind);
  expect(kinds.filter((kind, index) => kind !== kinds[index - 1])).toEqual(['starting', 'up', 'down', 'up']);
  return passed;
}

describeEachQueueServer((server) => {
  test.each(SLOW)('$kind: the value arrives, and the channel stays up', async (toxic) => {
    const { proxy, env, rotate, last } = await throughAProxy(server());
    await proxy.set(toxic);
    await rotate();
    await expect.poll(env, SOON).toBe(envWith('two'));
    expect(last()).toBe('up');
  });

  test.each(BREAKING)('$kind: the last good value stays, and it hears again within a minute', async (toxic) => {
    expect(await recovery(server(), toxic)).toBeLessThanOrEqual(RECOVERED_WITHIN);
  });
});

/** Waits ten times longer than it is told to, once it has waited for long. */
function patientFor(clock: FakeClock): Clock {
  return {
    now: () => clock.now(),
    random: () => clock.random(),
    after: (delayMs, ring) => clock.after(delayMs > 20_000 ? delayMs * 10 : delayMs, ring),
  };
}

test('a channel that becomes too patient is caught', async () => {
  const server = await startQueueServer('stand-in');
  onTestFinished(() => server.close());
  expect(await recovery(server, { kind: 'down' }, patientFor)).toBeGreaterThan(RECOVERED_WITHIN);
});
