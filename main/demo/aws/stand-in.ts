import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rotateSecretText } from '../rotation.ts';
import { type Calls, createCalls } from './calls.ts';
import { createClock, type StandInClock } from './clock.ts';
import { createDirectSecrets, type DirectSecrets } from './direct-secrets.ts';
import { createFaults, type Faults } from './faults.ts';
import { createResponder } from './responder.ts';
import type { Content, SecretStore } from './secret-store.ts';
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

function createWorld({ now = Date.now, random = Math.random }: StandInOptions): World {
  const renew = (content: Content | undefined): Content => {
    const text = content !== undefined && 'text' in content ? content.text : '';
    return { text: rotateSecretText(text, { random }) };
  };
  return {
    clock: createClock(now),
    random,
    faults: createFaults(),
    settings: { listLagMs: 0, rotationTakesMs: 200, areRotationsBroken: false },
    storeOf: createStores(),
    renew,
    announce: () => undefined,
  };
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

async function listen(listener: Listener, port: number) {
  const server = createServer({ keepAlive: true, keepAliveTimeout: 60_000 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return server;
}

/** Listens on 127.0.0.1 alone. Raises the system's error when the port is taken. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const world = createWorld(options);
  const calls = createCalls();
  const server = await listen(createResponder({ world, calls }), options.port ?? 0);
  server.on('connection', calls.noteSocket);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    calls,
    clock: world.clock,
    faults: world.faults,
    secrets: createDirectSecrets(world),
    settings: world.settings,
    close: () =>
      new Promise((resolve) => {
        world.clock.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
