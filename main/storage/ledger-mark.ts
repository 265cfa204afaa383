import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Sealed } from '../domain/sealed.ts';

export type Marked = { readonly placeKey: string; readonly name: string; readonly standing: Sealed };

/** HMAC-SHA-256 over length-prefixed parts, in hex: neither a guess at a short value nor a shifted boundary matches without the key. */
function markOf(key: KeyObject, { placeKey, name, standing }: Marked): string {
  const parts = [placeKey, name, standing.reveal()].map((part) => `${Buffer.byteLength(part)}:${part}`);
  return createHmac('sha256', key).update(parts.join('')).digest('hex');
}

/** Remembers the latest mark of each variable: what stands there is mostly what was marked when it was written. */
export function createMarker(key: Buffer): (marked: Marked) => string {
  // Node takes nine times as long with the bare bytes.
  const markKey = createSecretKey(key);
  const latest = new Map<string, { readonly standing: Sealed; readonly mark: string }>();
  return (marked) => {
    const variable = `${marked.name} ${marked.placeKey}`;
    const known = latest.get(variable);
    if (known?.standing.equals(marked.standing)) return known.mark;
    const mark = markOf(markKey, marked);
    latest.set(variable, { standing: marked.standing, mark });
    return mark;
  };
}
