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
  /**
   * The first part of every address but the link's. A browser shows a cookie to every port of a machine: under a path that
   * nobody else knows, no other server there ever gets it, and two Keyturns do not log each other out.
   */
  readonly room: string;
  readonly streams: EventStreams;
  /** Somebody came without a pass; whoever sits at the terminal may let them in. */
  readonly onStranger: () => void;
};

const COOKIE = 'keyturn';

const PROTECTION = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
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
function enteredPage(room: string): string {
  return `<!doctype html><meta http-equiv="refresh" content="0;url=${room}/"><title>Keyturn</title><a href="${room}/">Keyturn</a>\n`;
}

function enter(response: ServerResponse, cookie: string, { room }: Parts): void {
  const cookies = `${COOKIE}=${cookie}; Path=${room}/; HttpOnly; SameSite=Strict`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': cookies }).end(enteredPage(room));
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

/** What somebody with a pass asks for; `path` as it is inside of the room, undefined outside of it. */
function answerKnown(request: IncomingMessage, response: ServerResponse, path: string | undefined, parts: Parts) {
  const isRead = request.method === 'GET';
  const file = path === undefined ? undefined : parts.files.get(path);
  if (isRead && file) return response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
  if (isRead && path === '/events') return parts.streams.open(response);
  if (request.method === 'POST' && path === '/ask') return answerAsk(request, response, parts);
  return say(response, 404, 'There is no such page.');
}

/** Answers one HTTP request. Never rejects. */
export async function answerRequest(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const { headers } = request;
  const { room } = parts;
  const [path = '', query] = (request.url ?? '').split('?');
  for (const [name, value] of Object.entries(PROTECTION)) response.setHeader(name, value);
  const isLink = request.method === 'GET' && path === '/enter';
  if (checkOrigin(headers, { isLink })) return say(response, 403, 'Keyturn answers its own page only.');
  if (isLink) {
    const [token = '', ...more] = new URLSearchParams(query).getAll('token');
    const cookie = more.length > 0 ? undefined : parts.pass.exchange(token);
    return cookie === undefined ? turnAway(response, parts) : enter(response, cookie, parts);
  }
  // Browsers ask for it by themselves, without a pass: nobody is at the door.
  if (path === '/favicon.ico') return void response.writeHead(204).end();
  if (!parts.pass.isValid(cookieIn(headers, COOKIE))) return turnAway(response, parts);
  await answerKnown(request, response, path.startsWith(`${room}/`) ? path.slice(room.length) : undefined, parts);
}
