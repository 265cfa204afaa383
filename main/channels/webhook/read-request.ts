import type { IncomingMessage } from 'node:http';

/** EventBridge and SNS carry 256 KiB; a wrapped message is a little longer. */
export const MOST_BYTES = 320 * 1024;

/** The whole body as text; undefined when it is too long, is no UTF-8, or does not come to its end. */
export async function readRequest(request: IncomingMessage): Promise<string | 'too large' | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return 'too large';
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > MOST_BYTES) return 'too large';
      pieces.push(piece);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    return undefined;
  }
}
