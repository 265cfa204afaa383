import type { ServerResponse } from 'node:http';

/** Server-sent events (WHATWG HTML, section 9.2) to every open page. */
export type EventStreams = {
  open(response: ServerResponse): void;
  tell(name: string, told: unknown): void;
  close(): void;
};

const MOST_STREAMS = 32;
/** How long a page waits before it connects again. Milliseconds. */
const RETRY_MS = 1_000;
/** A page that does not read for so long is gone, or asleep; it connects again by itself. Bytes. */
const MOST_WAITING = 8 * 1024 * 1024;

export function createEventStreams(): EventStreams {
  const streams = new Set<ServerResponse>();
  return {
    open(response) {
      if (streams.size >= MOST_STREAMS) {
        response.writeHead(503).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`retry: ${RETRY_MS}\n\n`);
      streams.add(response);
      response.once('close', () => streams.delete(response));
    },
    tell(name, told) {
      const message = `event: ${name}\ndata: ${JSON.stringify(told)}\n\n`;
      for (const stream of streams) {
        if (stream.writableLength > MOST_WAITING) stream.destroy();
        else stream.write(message);
      }
    },
    close() {
      for (const stream of streams) stream.destroy();
    },
  };
}
