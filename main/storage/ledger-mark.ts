import { createHmac, type KeyObject } from 'node:crypto';
import type { Sealed } from '../domain/sealed.ts';

export type Marked = { readonly placeKey: string; readonly name: string; readonly standing: Sealed };

/** HMAC-SHA-256 over length-prefixed parts, in hex: neither a guess at a short value nor a shifted boundary matches without the key. */
export function markOf(key: KeyObject, { placeKey, name, standing }: Marked): string {
  const hmac = createHmac('sha256', key);
  for (const part of [placeKey, name, standing.reveal()]) hmac.update(`${Buffer.byteLength(part)}:`).update(part);
  return hmac.digest('hex');
}
