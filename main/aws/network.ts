import { type AgentOptions, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { ProblemError } from '../domain/problem.ts';
import { trustedCertificates } from './certificates.ts';
import type { Surroundings } from './surroundings.ts';

export const SOCKETS_PER_PROFILE = 4;
/** Below the promised 16, because a server sees the end of an old connection a little after the start of a new one. */
export const MOST_SOCKETS = 14;

const IDLE_TIMEOUT_MS = 30_000;

/** The sockets of one profile. */
export type Pool = { readonly httpAgent: HttpAgent; readonly httpsAgent: HttpsAgent };

/** Whose sockets. `apart`: those of calls that wait for minutes on end, so that they take no place from the others. */
export type Share = 'common' | 'apart';

export type PoolOptions = { readonly bundle: string | undefined; readonly share?: Share };

export type Network = {
  /** Raises ProblemError `configuration` for a bad certificate bundle. */
  poolOf(profileName: string, options: PoolOptions): Pool;
  close(): void;
};

type Environment = Surroundings['environment'];

function knowsProxies(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);
}

/** Node's own proxy support, told these variables and no others. An older Node would go past the proxy without a word. */
function proxies(environment: Environment): NonNullable<AgentOptions['proxyEnv']> {
  const { HTTP_PROXY, HTTPS_PROXY, NO_PROXY, http_proxy, https_proxy, no_proxy } = environment;
  const isAsked = [HTTP_PROXY, HTTPS_PROXY, http_proxy, https_proxy].some((proxy) => proxy);
  if (isAsked && !knowsProxies()) {
    throw new ProblemError({
      code: 'configuration',
      message: `HTTPS_PROXY is set, but Node ${process.versions.node} cannot use a proxy.`,
      cure: 'Run Keyturn on Node 22.21, 24.5 or newer, or unset HTTPS_PROXY.',
    });
  }
  return { HTTP_PROXY, HTTPS_PROXY, NO_PROXY, http_proxy, https_proxy, no_proxy };
}

function socketsIn(table: NodeJS.ReadOnlyDict<Duplex[]>): Duplex[] {
  return Object.values(table).flatMap((sockets) => sockets?.filter((socket) => !socket.destroyed) ?? []);
}

function idle(pools: readonly Pool[]): Duplex[] {
  return pools.flatMap(({ httpAgent, httpsAgent }) =>
    [httpAgent, httpsAgent].flatMap((one) => socketsIn(one.freeSockets)),
  );
}

function open(pools: readonly Pool[]): number {
  const agents = pools.flatMap(({ httpAgent, httpsAgent }) => [httpAgent, httpsAgent]);
  return agents.flatMap((agent) => socketsIn(agent.sockets)).length + idle(pools).length;
}

/** Ends idle sockets until one more fits below `limit`: an idle one must never keep a call waiting. */
function makeRoom(pools: readonly Pool[], limit: number): void {
  const surplus = open(pools) + 1 - limit;
  if (surplus > 0) for (const socket of idle(pools).slice(0, surplus)) socket.destroy();
}

/** Called by the agent exactly when no idle socket to that host can be used again. */
function beforeConnecting(agent: HttpAgent, prepare: () => void): void {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    prepare();
    return connect(options, callback);
  };
}

function destroy(pools: Map<string, Pool>): void {
  for (const { httpAgent, httpsAgent } of pools.values()) {
    httpAgent.destroy();
    httpsAgent.destroy();
  }
  pools.clear();
}

/**
 * How many calls run at once is the lanes' part; here idle sockets are kept from adding to them. Those apart are as many as
 * their callers hold.
 */
export function openNetwork({ environment }: Surroundings): Network {
  const pools: Record<Share, Map<string, Pool>> = { common: new Map(), apart: new Map() };
  const openPool = ({ bundle, share }: PoolOptions): Pool => {
    const ca = trustedCertificates(environment.AWS_CA_BUNDLE || bundle);
    const options = { keepAlive: true, timeout: IDLE_TIMEOUT_MS, proxyEnv: proxies(environment) };
    const pool = { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent({ ...options, ...(ca && { ca }) }) };
    const prepare = (): void => {
      makeRoom([pool], SOCKETS_PER_PROFILE);
      makeRoom([...pools.common.values()], MOST_SOCKETS);
    };
    if (share !== 'apart') for (const agent of [pool.httpAgent, pool.httpsAgent]) beforeConnecting(agent, prepare);
    return pool;
  };
  return {
    poolOf: (profileName, options) => {
      const key = JSON.stringify([profileName, options.bundle ?? null]);
      const mine = pools[options.share ?? 'common'];
      const pool = mine.get(key) ?? openPool(options);
      mine.set(key, pool);
      return pool;
    },
    close: () => {
      for (const share of Object.values(pools)) destroy(share);
    },
  };
}
