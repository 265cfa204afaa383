import {
  type Server as HttpServer,
  createServer as httpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { type Server as HttpsServer, createServer as httpsServer } from 'node:https';
import { readRequest, type UnderWay } from './read-request.ts';
import { type Doors, doorAt, refusalOf } from './routes.ts';
import type { Verdict } from './verdict.ts';

/** Who is slower than this is no service of AWS: API destinations themselves give up after five seconds. */
const LIMITS = {
  headersTimeout: 8_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
};
const SILENT_MS = 10_000;
const MOST_SOCKETS = 2_000;
/** Messages whose hints are under way; beyond it senders come back later. */
const MOST_OPEN = 200;
const LATER: Verdict = { status: 503, headers: { 'retry-after': '20' } };

export type ListenerPorts = {
  readonly doors: Doors;
  readonly isLoopbackOnly: boolean;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Reads a message that proved itself, after its answer. */
  readonly accept: (body: string) => Promise<void>;
};

type Parts = ListenerPorts & { readonly open: Set<Promise<void>>; readonly underWay: UnderWay };

function send(response: ServerResponse, { status, headers = {}, body = '' }: Verdict): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
}

/** Answers before the body is read, so the connection cannot be used again. */
function turnAway(response: ServerResponse, verdict: Verdict): void {
  send(response, { ...verdict, headers: { ...verdict.headers, connection: 'close' } });
}

/** Node takes the first of two hosts, and chunks of what is compressed for chunks: what stands in front may read another request. */
function isPlain({ headersDistinct: { host = [], 'transfer-encoding': coding } }: IncomingMessage): boolean {
  return host.length === 1 && (coding === undefined || coding.join() === 'chunked');
}

async function judge(request: IncomingMessage, parts: Parts): Promise<Verdict> {
  if (!isPlain(request)) return { status: 400 };
  const refusal = refusalOf({ headers: request.headers, isLoopbackOnly: parts.isLoopbackOnly });
  const door = doorAt(request.url);
  if (refusal ?? !door) return refusal ?? { status: 404 };
  if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
  if (parts.open.size >= MOST_OPEN) return LATER;
  const body = await readRequest(request, parts.underWay);
  if (body.kind === 'unread') return body.status === 503 ? LATER : { status: body.status };
  return door({ headers: request.headers, body: body.text, now: parts.now() }, parts.doors);
}

async function goOn(verdict: Verdict, { accept }: Parts): Promise<void> {
  if (verdict.accepted !== undefined) await accept(verdict.accepted);
  await verdict.afterwards?.();
}

async function respond(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  // What cannot be judged now (a credential file that is gone) may be later.
  const verdict = await judge(request, parts).catch(() => LATER);
  if (request.complete) send(response, verdict);
  else turnAway(response, verdict);
  const going = goOn(verdict, parts).catch(() => undefined);
  parts.open.add(going);
  await going;
  parts.open.delete(going);
}

/** A server with its limits; it does not listen yet. */
export function createListener(ports: ListenerPorts): HttpServer | HttpsServer {
  const parts: Parts = { ...ports, open: new Set(), underWay: { bytes: 0 } };
  const listen = (request: IncomingMessage, response: ServerResponse): void => void respond(request, response, parts);
  const server = ports.tls ? httpsServer({ ...LIMITS, ...ports.tls }, listen) : httpServer(LIMITS, listen);
  server.maxConnections = MOST_SOCKETS;
  server.setTimeout(SILENT_MS, (socket) => socket.destroy());
  // Wrong HTTP gets no answer, and a connection that cannot be taken is one less: neither ends the process.
  server.on('clientError', (_error, socket) => socket.destroy());
  server.on('error', () => undefined);
  return server;
}
