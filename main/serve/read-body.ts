import type { IncomingMessage } from 'node:http';

/** Bytes; the largest ask is a draft of a watch. */
const MOST_BYTES = 256 * 1024;

/** The JSON object of a request, undefined for anything else. */
export async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > MOST_BYTES) return undefined;
      pieces.push(piece);
    }
    const parsed: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}
