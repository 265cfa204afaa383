import { createServer, type Server } from 'node:http';
import { rotateSecretText } from '../rotation.ts';
import { type Calls, createCalls } from './calls.ts';
import { createClock, type StandInClock } from './clock.ts';
import { createFaults, type Faults } from './faults.ts';
import { createDirectQueues, type DirectQueues } from './queues/direct-queues.ts';
import { createEvents, type Events } from './queues/events.ts';
import { createResponder } from './responder.ts';
import { createDirectSecrets, type DirectSecrets } from './secrets/direct-secrets.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import type { World } from './world.ts';

export type StandInOptions = {
  /** A free one when absent. */
  readonly port?: number;
  /** Epoch milliseconds; the computer's clock when absent. One that stands still is moved by `clock.advance` alone. */
  readonly now?: () => number;
  /** In [0, 1). */
  readonly random?: () => number;
};

/** A small AWS on loopback: Secrets Manager, STS and SQS. */
export type StandIn = {
  /** `http://127.0.0.1:PORT`, the `endpoint` of every service. */
  readonly url: string;
  readonly port: number;
  readonly calls: Calls;
  readonly clock: StandInClock;
  readonly faults: Faults;
  readonly secrets: DirectSecrets;
  readonly queues: DirectQueues;
  readonly events: Events;
  readonly settings: World['settings'];
  /** Cuts all connections. */
  close(): Promise<void>;
};

function createStores(): World['storeOf'] {
  const stores = new Map<string, SecretStore>();
  return (region) => {
    const store = stores.get(region) ?? { region, secrets: new Map() };
    stores.set(region, store);
    return store;
  };
}

/** Text that a rotation puts in place of another. */
function renewWith(random: () => number): World['renew'] {
  return (content) => {
    const text = content !== undefined && 'text' in content ? content.text : '';
    return { text: rotateSecretText(text, { random }) };
  };
}

function createWorld(url: string, { now = Date.now, random = Math.random }: StandInOptions) {
  const clock = createClock(now);
  const queues: World['queues'] = new Map();
  const { events, announce } = createEvents({ clock, queues, random });
  const world: World = {
    clock,
    random,
    faults: createFaults(),
    url,
    queues,
    principals: new Map(),
    settings: { listLagMs: 0, rotationTakesMs: 200, areRotationsBroken: false },
    storeOf: createStores(),
    renew: renewWith(random),
    announce,
  };
  return { world, events };
}

async function listen(port: number): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer({ keepAliveTimeout: 60_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : port };
}

/** Listens on 127.0.0.1 alone. Raises the system's error when the port is taken. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { server, port } = await listen(options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const { world, events } = createWorld(url, options);
  const calls = createCalls();
  server.on('connection', calls.noteSocket);
  server.on('request', createResponder({ world, calls }));
  const { clock, faults, settings } = world;
  const secrets = createDirectSecrets(world);
  const queues = createDirectQueues(world);
  const close = (): Promise<void> => {
    clock.stop();
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  return { url, port, calls, clock, faults, settings, secrets, queues, events, close };
}
