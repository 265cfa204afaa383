import type { Surroundings } from './surroundings.ts';

export type LoginWatch = { subscribe(listener: () => void): () => void; close(): void };

export function watchLogins(_: { readonly surroundings: Surroundings; readonly onChange: () => void }): LoginWatch {
  return { subscribe: () => () => undefined, close: () => undefined };
}
