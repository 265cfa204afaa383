import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createWebhookChannel } from '../../main/channels/webhook/webhook-channel.ts';
import { machineClock } from '../../main/machine-clock.ts';
import { openBenchEngine, watchInto } from './bench-engine.ts';
import { openBenchFolder, REGION, SMALL_ENV } from './bench-folder.ts';
import { alternate, type Goal, timed } from './measure.ts';
import { nextSecret, type StandInLink } from './stand-in-link.ts';

const SECRETS = Array.from({ length: 20 }, (_, index) => `bench/hang-${index}`);
const BLOCK = 1000;

/** In front of an AWS: holds every GetSecretValue back as long as it is told to. */
async function holdingProxy(url: string) {
  const held = new Set<() => void>();
  let isHolding = false;
  const forward = (asked: IncomingMessage, answer: ServerResponse): void => {
    const { method, headers, url: path } = asked;
    const onward = request(`${url}${path}`, { method: method ?? 'POST', headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    asked.pipe(onward);
  };
  const server = createServer((asked, answer) => {
    const isFetch = String(asked.headers['x-amz-target']).endsWith('.GetSecretValue');
    if (isHolding && isFetch) held.add(() => forward(asked, answer));
    else forward(asked, answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const release = (): void => {
    isHolding = false;
    for (const go of held) go();
    held.clear();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    held: () => held.size,
    hold: () => {
      isHolding = true;
    },
    release,
    close: () => server.closeAllConnections(),
    server,
  };
}

function eventOf(name: string): string {
  const event = { source: 'aws.secretsmanager', 'detail-type': 'Secret Label Updated', region: REGION };
  return JSON.stringify({ ...event, resources: [], detail: { name, labelUpdated: 'AWSCURRENT' } });
}

/** One connection that is kept, as fast as the answers come. */
function createSender(address: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = async (name: string): Promise<void> => {
    const body = eventOf(name);
    const headers = { 'x-key': 'bench', 'content-length': Buffer.byteLength(body) };
    // An answer that waits for what hangs is too late for EventBridge.
    const signal = AbortSignal.timeout(5_000);
    const asked = request(`${address}/events`, { agent, method: 'POST', headers, signal });
    asked.end(body);
    const [reply] = (await once(asked, 'response')) as [IncomingMessage];
    reply.resume();
    await once(reply, 'end');
    if (reply.statusCode !== 204) throw new Error(`The webhook answered ${reply.statusCode}.`);
  };
  return { send, close: () => agent.destroy() };
}

type Sender = ReturnType<typeof createSender>;

/** Of a block of events about a secret that nobody watches: their answers cost nothing but themselves. */
async function slowest({ send }: Sender): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < BLOCK; index += 1) times.push(await timed(() => send('bench/nobody')));
  return times.toSorted((one, other) => one - other)[Math.floor(BLOCK * 0.99)] ?? Number.NaN;
}

/** The answer to an event leaves before anything is fetched: what hangs behind others must not reach it. */
export async function measureWebhook(aws: StandInLink): Promise<Goal[]> {
  const proxy = await holdingProxy(aws.url);
  const bench = openBenchFolder(proxy.url);
  const putAll = () => aws.put(Object.fromEntries(SECRETS.map((name) => [name, nextSecret()])));
  await putAll();
  const watches = SECRETS.map((name, index) => watchInto(bench.folder(`hang-${index}`, { '.env': SMALL_ENV }), name));
  const running = openBenchEngine(bench, watches);
  running.engine.start();
  while (running.writes() < SECRETS.length) await delay(1);
  const file = join(bench.folder('auth', { key: 'x-key: bench' }), 'key');
  chmodSync(file, 0o600);
  const settings = {
    kind: 'webhook',
    name: 'bench',
    region: REGION,
    topics: [],
    auth: { kind: 'api key', file },
  } as const;
  const channel = createWebhookChannel({ settings, clock: machineClock });
  const stopping = new AbortController();
  const ended = channel.run(running.engine.hearing(channel), stopping.signal);
  while (channel.address() === undefined) await delay(1);
  const sender = createSender(channel.address() ?? '');
  const hanging = async (): Promise<number> => {
    await putAll();
    proxy.hold();
    const before = running.writes();
    for (const name of SECRETS) await sender.send(name);
    while (proxy.held() === 0) await delay(1);
    await delay(300);
    const p99 = await slowest(sender);
    proxy.release();
    while (running.writes() < before + SECRETS.length) await delay(1);
    return p99;
  };
  const idle = (): Promise<number> => slowest(sender);
  const medians = await alternate({ ours: hanging, peer: idle }, { warmUps: 2, repeats: 7 });
  sender.close();
  stopping.abort();
  await ended;
  await running.close();
  proxy.close();
  proxy.server.close();
  bench.remove();
  return [
    {
      goal: 'Webhook p99 of 2xx while 20 fetches hang',
      unit: 'ms',
      ...medians,
      peerName: 'the same, idle',
      limit: 2,
    },
  ];
}
