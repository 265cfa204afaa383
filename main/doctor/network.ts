import { connect } from 'node:net';
import { type Finding, fine, wrong } from './finding.ts';

const PATIENCE = 2000;

type Reach = 'reached' | 'silent' | 'refused' | 'unknown host';

function reach(host: string, port: number): Promise<Reach> {
  const { promise, resolve } = Promise.withResolvers<Reach>();
  const socket = connect({ host, port, timeout: PATIENCE });
  socket.once('connect', () => resolve('reached'));
  socket.once('timeout', () => resolve('silent'));
  socket.once('error', (error: NodeJS.ErrnoException) =>
    resolve(error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN' ? 'unknown host' : 'refused'),
  );
  // A name that nobody answers for does not count as connecting yet.
  const patience = setTimeout(() => resolve('silent'), PATIENCE);
  return promise.finally(() => {
    clearTimeout(patience);
    socket.destroy();
  });
}

const WORDS: Record<Exclude<Reach, 'reached'>, string> = {
  silent: 'does not answer within 2 s',
  refused: 'refuses the connection',
  'unknown host': 'cannot be found by name',
};

/** Opens a connection, to the proxy where one is set, and sends nothing. */
export async function networkFinding(
  origin: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Finding> {
  const proxy = environment.HTTPS_PROXY || environment.https_proxy;
  const isProxied = proxy !== undefined && proxy !== '' && URL.canParse(proxy) && origin.startsWith('https:');
  const { hostname, port, protocol, host } = new URL(isProxied ? proxy : origin);
  const reached = await reach(hostname.replace(/^\[|\]$/g, ''), Number(port) || (protocol === 'http:' ? 80 : 443));
  const name = isProxied ? `The proxy ${host}` : origin;
  if (reached === 'reached') return fine('network', `${name} can be reached`);
  return wrong(
    'network',
    `${name} ${WORDS[reached]}.`,
    'Check the network, VPN and proxy (HTTPS_PROXY), and AWS_ENDPOINT_URL where it is set.',
  );
}
