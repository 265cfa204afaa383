import { expect, test } from 'vitest';
import type { ChannelSettings } from '../../main/domain/channel-settings.ts';
import type { Hint } from '../../main/domain/hint.ts';
import type { Channel, Hearing } from '../../main/engine/ports.ts';
import { RunningChannels } from '../../main/session/running-channels.ts';
import { listening, moved } from '../engine/listening.ts';
import { settled } from '../support/fake-clock.ts';

function aQueue(name: string, changes: Partial<Extract<ChannelSettings, { kind: 'sqs' }>> = {}): ChannelSettings {
  const queueUrl = `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`;
  return { kind: 'sqs', name, region: 'eu-west-1', queueUrl, ...changes };
}

/** Channels that speak when the test says so, and note their beginnings and ends. */
async function speaking(configured: readonly ChannelSettings[]) {
  const world = await listening({ covers: { account: '999999999999', profile: 'nobody' } });
  const log: string[] = [];
  const hearings = new Map<string, Hearing>();
  const open = async ({ name }: ChannelSettings): Promise<Channel> => ({
    name,
    covers: {},
    async run(hearing, signal) {
      log.push(`begin ${name}`);
      hearings.set(name, hearing);
      hearing.state({ kind: 'up', since: world.clock.now() });
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await Promise.resolve();
      log.push(`end ${name}`);
    },
  });
  const settings = { now: configured };
  const ports = { engine: world.engine, configured: () => settings.now, now: () => world.clock.now() };
  const channels = new RunningChannels({ ...ports, open });
  const say = (name: string, ...hints: Hint[]) => hearings.get(name)?.hint(hints, 'sqs');
  return { ...world, channels, hearings, log, say, ports, settings };
}

test('nothing runs before the start; then all that is configured does, and its watches are pushed', async () => {
  const { channels, log, routes } = await speaking([aQueue('a'), aQueue('b')]);
  expect(channels.views().map(({ name, state }) => [name, state.kind])).toEqual([
    ['a', 'not running'],
    ['b', 'not running'],
  ]);
  expect(routes()).toEqual([{ kind: 'poll' }]);
  channels.start();
  await settled();
  expect(log).toEqual(['begin a', 'begin b']);
  expect(channels.views().map(({ state }) => state.kind)).toEqual(['up', 'up']);
  expect(routes()).toEqual([{ kind: 'push + sweep' }]);
});

test('a change of the settings begins what is new, ends what is gone, and leaves the rest alone', async () => {
  const { channels, log } = await speaking([aQueue('a'), aQueue('b'), aQueue('c')]);
  channels.start();
  await settled();
  log.length = 0;
  await channels.replace([aQueue('a'), aQueue('c', { prefixes: ['dev/'] }), aQueue('d')]);
  await settled();
  expect(log.toSorted()).toEqual(['begin c', 'begin d', 'end b', 'end c']);
  expect(log.indexOf('end c')).toBeLessThan(log.indexOf('begin c'));
  expect(channels.views().map(({ name }) => name)).toEqual(['a', 'c', 'd']);
});

test('a stop ends all of them at once, waits for them, and leaves the watches to the poll', async () => {
  const { channels, log, routes, say } = await speaking([aQueue('a')]);
  channels.start();
  await settled();
  await channels.stop();
  expect(log).toEqual(['begin a', 'end a']);
  expect(routes()).toEqual([{ kind: 'poll' }]);
  expect(await say('a', moved('v2'))).toEqual(['failed']);
  await channels.replace([aQueue('b')]);
  expect(log).toEqual(['begin a', 'end a']);
});

test('a stop in the middle of a change leaves nothing running', async () => {
  const { channels, log } = await speaking([aQueue('a')]);
  channels.start();
  await settled();
  void channels.replace([aQueue('b')]);
  await channels.stop();
  await settled();
  const [begun, ended] = ['begin', 'end'].map((word) => log.filter((line) => line.startsWith(word)).length);
  expect(begun).toBe(ended);
});

test('what a channel said is counted: hints, and what meant nothing, by a bounded number of names', async () => {
  const { channels, hearings, say, clock } = await speaking([aQueue('a')]);
  channels.start();
  await settled();
  await say('a', moved('v1'), moved('v1', { secret: 'other' }));
  for (let index = 0; index < 80; index += 1) hearings.get('a')?.unknown(`kind ${index}`);
  hearings.get('a')?.unknown('kind 3');
  const [view] = channels.views();
  expect([view?.hints, view?.lastHintAt, view?.unknown.length]).toEqual([2, clock.now(), 50]);
  expect(view?.unknown.slice(3, 4)).toEqual([{ what: 'kind 3', count: 2 }]);
  expect(view?.unknown.at(-1)).toEqual({ what: 'others', count: 31 });
});

test('a channel that cannot be made is down, and the others run', async () => {
  const { channels, ports } = await speaking([]);
  const open = ({ name }: ChannelSettings): Promise<Channel> =>
    name === 'a'
      ? Promise.reject(new RangeError('of ours'))
      : Promise.resolve({ name, covers: {}, run: () => new Promise<never>(() => undefined) });
  const some = new RunningChannels({ ...ports, configured: () => [aQueue('a'), aQueue('b')], open });
  some.start();
  await settled();
  const [broken, fine] = some.views().map(({ state }) => state);
  expect(broken).toMatchObject({ kind: 'down', problem: { code: 'unknown' } });
  expect(fine).toEqual({ kind: 'starting' });
  expect(channels.views()).toEqual([]);
});

test('the message of a channel test reaches who waits for it, as long as they wait', async () => {
  const { channels, hearings } = await speaking([aQueue('a')]);
  channels.start();
  await settled();
  const heard: string[] = [];
  const stop = channels.onMarked((id) => heard.push(id));
  hearings.get('a')?.marked('one');
  stop();
  hearings.get('a')?.marked('two');
  expect(heard).toEqual(['one']);
});
