import { request as httpRequest } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { MOST_SOCKETS, openNetwork } from '../../main/aws/network.ts';
import { aHome, aRef, aServer, aSource, aStandIn, codeOf, KEYS, SIGNAL } from './aws-home.ts';

/** `count` profiles with keys of their own, each at the endpoint that `endpointOf` gives it. */
function profiles(count: number, endpointOf: (index: number) => string): string {
  const keys = (index: number) => `aws_access_key_id = AKIA${index}\naws_secret_access_key = x\n`;
  const section = (index: number) => `[profile p${index}]\nendpoint_url = ${endpointOf(index)}\n${keys(index)}`;
  return Array.from({ length: count }, (_, index) => section(index)).join('');
}

test('a hundred secrets of one profile use four sockets, twenty profiles use sixteen', async () => {
  const standIn = await aStandIn();
  const { home, config } = aHome();
  config(profiles(20, () => standIn.url));
  const source = aSource(home);
  const ask = (index: number) => source.describe(aRef({ profile: `p${index}` }), SIGNAL);
  await Promise.all(Array.from({ length: 100 }, () => ask(0)));
  expect(standIn.calls.sockets().peak).toBeLessThanOrEqual(4);
  await Promise.all(Array.from({ length: 400 }, (_, index) => ask(index % 20)));
  expect(standIn.calls.sockets().peak).toBeLessThanOrEqual(16);
  expect(
    Math.max(...Array.from({ length: 20 }, (_, index) => standIn.calls.sockets(`AKIA${index}`).peak)),
  ).toBeLessThanOrEqual(4);
  expect(standIn.calls.count()).toBe(500);
});

/** Sockets that are open after twenty hosts were asked one after the other, all kept idle. */
async function openAfterTwentyHosts(
  poolOf: (index: number) => ReturnType<ReturnType<typeof openNetwork>['poolOf']>,
): Promise<number> {
  const pools = Array.from({ length: 20 }, (_, index) => poolOf(index));
  for (const { httpAgent } of pools) {
    const port = Number(new URL(await aServer((_request, response) => response.end('ok'))).port);
    await new Promise<void>((resolve) => {
      httpRequest({ port, host: '127.0.0.1', agent: httpAgent }, (answer) =>
        answer.resume().on('close', resolve),
      ).end();
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const kept = pools.flatMap(({ httpAgent }) =>
    Object.values(httpAgent.freeSockets).flatMap((sockets) => sockets ?? []),
  );
  return kept.filter((socket) => !socket.destroyed).length;
}

test('idle sockets of twenty profiles stay below the limit; without making room they do not', async () => {
  const { home } = aHome();
  const surroundings = { environment: {}, homeDirectory: home };
  const network = openNetwork(surroundings);
  const broken = Array.from({ length: 20 }, () => openNetwork(surroundings));
  onTestFinished(() => {
    for (const one of [network, ...broken]) one.close();
  });
  expect(await openAfterTwentyHosts((index) => network.poolOf(`p${index}`, { bundle: undefined }))).toBe(MOST_SOCKETS);
  expect(await openAfterTwentyHosts((index) => (broken[index] ?? network).poolOf('p', { bundle: undefined }))).toBe(20);
});

test('profiles that hang leave the others alone', async () => {
  const standIn = await aStandIn();
  const silent = await aServer(() => undefined);
  const { home, config } = aHome();
  config(profiles(10, (index) => (index < 9 ? silent : standIn.url)));
  const source = aSource(home);
  const controller = new AbortController();
  const ask = (index: number, signal: AbortSignal) => source.describe(aRef({ profile: `p${index}` }), signal);
  const hanging = Array.from({ length: 90 }, (_, index) => codeOf(ask(index % 9, controller.signal)));
  await Promise.all(Array.from({ length: 20 }, () => ask(9, SIGNAL)));
  expect(standIn.calls.count()).toBe(20);
  controller.abort();
  await Promise.all(hanging);
});

test('twenty secrets behind a dead endpoint take as long as one, and end within 20 s', async () => {
  let requests = 0;
  const silent = await aServer(() => {
    requests += 1;
  });
  const { home } = aHome({ ...KEYS, AWS_ENDPOINT_URL: silent });
  const source = aSource(home);
  const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(source.describe(aRef(), SIGNAL))));
  expect([new Set(codes), requests]).toEqual([new Set(['unreachable']), 2]);
}, 20_000);
