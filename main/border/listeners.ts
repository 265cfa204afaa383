import type { EventName, Told } from '../../preload/contract.ts';

export type Tell = <Name extends EventName>(name: Name, told: Told<Name>) => void;

type Listener = (told: never) => void;

export type Listeners = {
  on<Name extends EventName>(name: Name, listener: (told: Told<Name>) => void): () => void;
  tell: Tell;
};

export function createListeners(): Listeners {
  const listeners = new Map<EventName, Set<Listener>>();
  return {
    on(name, listener) {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      return () => void all.delete(listener);
    },
    tell(name, told) {
      for (const listener of listeners.get(name) ?? []) listener(told as never);
    },
  };
}
