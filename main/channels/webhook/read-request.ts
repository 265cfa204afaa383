import type { IncomingMessage } from 'node:http';

/** EventBridge and SNS carry 256 KiB; a wrapped message is a little longer. */
export const MOST_BYTES = 320 * 1024;
/** Of all requests that are being read: thousands of slow senders cannot make memory of us. */
const MOST_BYTES_UNDER_WAY = 32 * 1024 * 1024;

/** How many bytes have come and are not yet a request. */
export type UnderWay = { bytes: number };

export type ReadBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unread'; readonly status: number };

function unread(status: number): ReadBody {
  return { kind: 'unread', status };
}

async function read(request: IncomingMessage, take: (bytes: number) => number | undefined): Promise<ReadBody> {
  const pieces: Buffer[] = [];
  // To stop reading must not end the connection: the refusal still goes out on it.
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    const status = take(piece.length);
    if (status !== undefined) return unread(status);
    pieces.push(piece);
  }
  return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)) };
}

/** The whole body as text, or the status to answer: too long, too much at once, no UTF-8, or cut off. */
export async function readRequest(request: IncomingMessage, underWay: UnderWay): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return unread(413);
  let size = 0;
  const take = (bytes: number): number | undefined => {
    size += bytes;
    underWay.bytes += bytes;
    if (size > MOST_BYTES) return 413;
    return underWay.bytes > MOST_BYTES_UNDER_WAY ? 503 : undefined;
  };
  try {
    return await read(request, take);
  } catch {
    return unread(400);
  } finally {
    underWay.bytes -= size;
  }
}
