import { createHmac, type KeyObject } from 'node:crypto';
import type { Sealed } from '../domain/sealed.ts';

export type Marked = { readonly placeKey: string; readonly name: string; readonly standing: Sealed };

/** HMAC-SHA-256 over length-prefixed parts, in hex: neither a guess at a short value nor a shifted boundary matches without the key. */
export function markOf(key: KeyObject, { placeKey, name, standing }: Marked): string {
  const parts = [placeKey, name, standing.reveal()].map((part) => `${Buffer.byteLength(part)}:${part}`);
  return createHmac('sha256', key).update(parts.join('')).digest('hex');
}
