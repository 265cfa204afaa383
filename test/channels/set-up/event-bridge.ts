import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { startMoto } from '../../support/moto.ts';
import { eventMatches } from './event-bridge-words.ts';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

export type Accounts = {
  /** moto, and in front of it what moto does not do: TestEventPattern has no result there. */
  readonly url: string;
  readonly motoUrl: string;
  /** Operations, by the end of their names, that IAM shall deny. */
  readonly denied: Set<string>;
  close(): Promise<void>;
};

const DENIED = JSON.stringify({ __type: 'AccessDeniedException', message: 'User is not authorized to perform that' });

function operationOf(request: IncomingMessage, body: Buffer): string {
  const target = request.headers['x-amz-target'];
  return target === undefined
    ? (new URLSearchParams(body.toString()).get('Action') ?? '')
    : (String(target).split('.').at(-1) ?? '');
}

export async function startAccounts(): Promise<Accounts> {
  const moto = await startMoto();
  const denied = new Set<string>();
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const operation = operationOf(request, body);
    if (denied.has(operation)) {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' }).end(DENIED);
      return;
    }
    if (operation === 'TestEventPattern') {
      const { EventPattern, Event } = JSON.parse(body.toString());
      const Result = eventMatches(JSON.parse(EventPattern), JSON.parse(Event));
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify({ Result }));
      return;
    }
    const { host: _, connection: __, ...headers } = request.headers as Record<string, string>;
    const answer = await fetch(`${moto.url}${request.url}`, { method: 'POST', headers, body: new Uint8Array(body) });
    const { 'content-encoding': ___, 'content-length': ____, ...others } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, others).end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await moto.close();
  };
  return { url, motoUrl: moto.url, denied, close };
}
