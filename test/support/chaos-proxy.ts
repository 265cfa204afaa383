import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What happens to answers on their way; named as toxiproxy names its toxics. */
export type Toxic =
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'reset_peer' }
  /** Nothing arrives any more, and nothing ends. */
  | { readonly kind: 'timeout' }
  | { readonly kind: 'slicer'; readonly bytes: number; readonly ms: number }
  /** So much of an answer, then the end. */
  | { readonly kind: 'limit_data'; readonly bytes: number }
  /** Connections are refused. */
  | { readonly kind: 'down' };

export type ChaosProxy = {
  readonly url: string;
  /** One at a time; undefined clears it. */
  set(toxic: Toxic | undefined): Promise<void>;
  close(): Promise<void>;
};

type Link = { readonly client: Socket; readonly server: Socket };

/** A reset reaches the other side as one: no farewell is sent. */
function cut({ client, server }: Link, how: 'reset' | 'end' = 'end'): void {
  if (how === 'reset') client.resetAndDestroy();
  else client.destroy();
  server.destroy();
}

async function write(link: Link, chunk: Buffer, toxic: Toxic | undefined): Promise<void> {
  switch (toxic?.kind) {
    case 'latency':
      await delay(toxic.ms);
      link.client.write(chunk);
      return;
    case 'slicer':
      for (let at = 0; at < chunk.length; at += toxic.bytes) {
        link.client.write(chunk.subarray(at, at + toxic.bytes));
        await delay(toxic.ms);
      }
      return;
    case 'limit_data':
      link.client.end(chunk.subarray(0, toxic.bytes));
      link.server.destroy();
      return;
    case 'reset_peer':
    case 'down':
      cut(link, 'reset');
      return;
    case 'timeout':
      return;
    default:
      link.client.write(chunk);
  }
}

/** Between Keyturn and the server at `target`, on loopback. */
export async function startChaosProxy(target: string): Promise<ChaosProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const links = new Set<Link>();
  let toxic: Toxic | undefined;
  const server = createServer((client) => {
    const link: Link = { client, server: connect(Number(targetPort), hostname) };
    links.add(link);
    let tail = Promise.resolve();
    client.on('data', (chunk) => void link.server.write(chunk));
    link.server.on('data', (chunk) => {
      tail = tail.then(() => write(link, chunk, toxic));
    });
    for (const socket of [client, link.server]) {
      socket.on('error', () => cut(link));
      socket.on('close', () => {
        void tail.then(() => cut(link));
        links.delete(link);
      });
    }
  });
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const link of links) cut(link, 'reset');
    await closed;
  };
  const port = await listen(0);
  return {
    url: `http://127.0.0.1:${port}`,
    async set(next) {
      const wasDown = toxic?.kind === 'down';
      toxic = next;
      if (wasDown && next?.kind !== 'down') await listen(port);
      if (!wasDown && next?.kind === 'down') await stop();
      if (next?.kind === 'reset_peer') for (const link of links) cut(link, 'reset');
    },
    async close() {
      if (toxic?.kind !== 'down') await stop();
    },
  };
}
