import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import type { Fault } from './faults.ts';

const LARGEST_BODY = 2 * 1024 * 1024;

/** Undefined when the caller went away, or sent more than AWS takes. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > LARGEST_BODY) return undefined;
      chunks.push(bytes);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString();
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

const PORTAL: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html><head><title>Guest Wi-Fi</title></head><body><h1>Accept the terms to go online</h1></body></html>',
};

function truncate(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy());
}

function drip(response: ServerResponse, answer: Answer, everyMs: number): void {
  const bytes = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bytes.length });
  response.flushHeaders();
  let sent = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + 1));
    sent += 1;
    if (sent < bytes.length) return;
    clearInterval(timer);
    response.end();
  }, everyMs);
  response.once('close', () => clearInterval(timer));
}

/** True when the request never reaches the service: nothing may change there. */
export function isCutOff(fault: Fault | undefined): boolean {
  return fault?.kind === 'hang' || fault?.kind === 'reset' || fault?.kind === 'captive portal';
}

/** Sends the answer, or what a fault makes of it. A hanging answer ends with its connection. */
export function sendThrough(response: ServerResponse, answer: Answer, fault: Fault | undefined): void {
  switch (fault?.kind) {
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'captive portal':
      send(response, PORTAL);
      return;
    case 'truncated body':
      truncate(response, answer);
      return;
    case 'slow drip':
      drip(response, answer, fault.everyMs);
      return;
    default:
      send(response, answer);
  }
}
