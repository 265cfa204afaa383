import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type EventName, events } from '../../preload/contract.ts';
import type { Border } from '../border/border.ts';
import { answerRequest, type Parts } from './answer.ts';
import { createEventStreams } from './event-streams.ts';
import { readPageFiles } from './page-files.ts';
import { createPass } from './pass.ts';

export type BrowserFaceOptions = {
  readonly border: Pick<Border, 'ask' | 'on'>;
  /** Of the built renderer. */
  readonly pageDirectory: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** A link that lets one browser in. Told at the start, and again when somebody came without one. */
  readonly onLink: (url: string) => void;
  /** How long a client may take for its headers, or say nothing at all. Milliseconds. */
  readonly patienceMs?: number;
};

export type BrowserFace = { readonly port: number; close(): Promise<void> };

/** Slow or silent clients are cut, the latest after twice that. Milliseconds. */
const PATIENCE_MS = 5_000;
const MOST_CONNECTIONS = 128;
/** A page that keeps knocking prints one link. Milliseconds. */
const LINK_PAUSE_MS = 5_000;
const MOST_HEADER_BYTES = 16 * 1024;

function linkPrinter({ onLink }: BrowserFaceOptions, linkFor: () => string): () => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - toldAt < LINK_PAUSE_MS) return;
    toldAt = now;
    onLink(linkFor());
  };
}

/** Serves the window over loopback HTTP until closed. Raises system errors: the port is taken. */
export async function openBrowserFace(options: BrowserFaceOptions): Promise<BrowserFace> {
  const { border, pageDirectory, patienceMs = PATIENCE_MS } = options;
  const room = `/${randomBytes(16).toString('base64url')}`;
  const [pass, streams] = [createPass(), createEventStreams()];
  const linkFor = (): string => `http://127.0.0.1:${port}/enter?token=${pass.newToken()}`;
  const printLink = linkPrinter(options, linkFor);
  const parts: Parts = { border, files: readPageFiles(pageDirectory), pass, room, streams, onStranger: printLink };
  const server = createServer(
    {
      headersTimeout: patienceMs,
      requestTimeout: 2 * patienceMs,
      // Node looks every 30 s otherwise: until then, sockets that say nothing would keep everybody else out.
      connectionsCheckingInterval: patienceMs,
      maxHeaderSize: MOST_HEADER_BYTES,
    },
    (request, response) => {
      // What fails here is a connection that went away, or a fault of ours: neither is the client's to read.
      answerRequest(request, response, parts).catch(() => response.destroy());
    },
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const names = Object.keys(events) as EventName[];
  const stops = names.map((name) => border.on(name, (told) => streams.tell(name, told)));
  printLink();
  return {
    port,
    async close() {
      for (const stop of stops) stop();
      streams.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
