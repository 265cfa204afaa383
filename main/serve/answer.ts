import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Border } from '../border/border.ts';
import type { EventStreams } from './event-streams.ts';
import { checkOrigin, cookieIn } from './guard.ts';
import type { PageFile } from './page-files.ts';
import type { Pass } from './pass.ts';
import { readBody } from './read-body.ts';

export type Parts = {
  readonly border: Pick<Border, 'ask'>;
  readonly files: ReadonlyMap<string, PageFile>;
  readonly pass: Pass;
  readonly streams: EventStreams;
  /** Somebody came without a pass; whoever sits at the terminal may let them in. */
  readonly onStranger: () => void;
};

const COOKIE = 'keyturn';

const PROTECTION = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

/** A page that goes on by itself: with a redirect, a strict cookie would stay behind when the link came from elsewhere. */
const ENTERED =
  '<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>Keyturn</title><a href="/">Keyturn</a>\n';

function enter(response: ServerResponse, cookie: string): void {
  const cookies = `${COOKIE}=${cookie}; Path=/; HttpOnly; SameSite=Strict`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': cookies }).end(ENTERED);
}

async function answerAsk(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  // Only a script of ours sends this type: a form of another page cannot, without asking first (CORS).
  if (request.headers['content-type'] !== 'application/json') return say(response, 415, 'Send JSON.');
  const body = await readBody(request);
  if (body === undefined) return say(response, 400, 'That is no JSON, or too much of it.');
  const { name, ask } = body;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(await parts.border.ask(name, ask)));
}

/** Everything that a stranger may learn: that Keyturn is here, and where to get in. */
function turnAway(response: ServerResponse, { onStranger }: Parts): void {
  onStranger();
  say(response, 403, 'Open the link that Keyturn printed in its terminal. A new one was just printed there.');
}

/** Answers one HTTP request. Never rejects. */
export async function answerRequest(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const { method = '', headers } = request;
  const [path = '', query] = (request.url ?? '').split('?');
  for (const [name, value] of Object.entries(PROTECTION)) response.setHeader(name, value);
  const isRead = method === 'GET';
  const isLink = isRead && path === '/enter';
  if (checkOrigin(headers, { isLink })) return say(response, 403, 'Keyturn answers its own page only.');
  if (isLink) {
    const cookie = parts.pass.exchange(new URLSearchParams(query).get('token') ?? '');
    return cookie === undefined ? turnAway(response, parts) : enter(response, cookie);
  }
  if (!parts.pass.isValid(cookieIn(headers, COOKIE))) return turnAway(response, parts);
  const file = parts.files.get(path);
  if (isRead && file) {
    response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
    return;
  }
  if (isRead && path === '/events') return parts.streams.open(response);
  if (method === 'POST' && path === '/ask') return answerAsk(request, response, parts);
  say(response, 404, 'There is no such page.');
}
