import type { EventName, Told } from '../../../preload/contract.ts';
import type { AppView, WatchRow } from '../../../preload/views.ts';
import { NOW } from './moments.ts';

type Listener = (told: never) => void;

/** What the fake knows: one view, and who listens. Its clock starts at the moment of the mocks and runs on. */
export type World = {
  view(): AppView;
  change(more: Partial<AppView>): void;
  changeWatches(key: string | undefined, more: (row: WatchRow) => WatchRow): void;
  tell<Name extends EventName>(name: Name, told: Told<Name>): void;
  on<Name extends EventName>(name: Name, listener: (told: Told<Name>) => void): () => void;
  now(): number;
};

export function openWorld(start: AppView): World {
  const startedAt = Date.now();
  const now = (): number => NOW + Date.now() - startedAt;
  const listeners = new Map<EventName, Set<Listener>>();
  let view = start;
  const world: World = {
    now,
    view: () => ({ ...view, now: now() }),
    change(more) {
      view = { ...view, ...more, sequence: view.sequence + 1 };
      world.tell('viewChanged', world.view());
    },
    changeWatches(key, more) {
      world.change({ watches: view.watches.map((row) => (key === undefined || row.key === key ? more(row) : row)) });
    },
    tell(name, told) {
      for (const listener of listeners.get(name) ?? []) listener(told as never);
    },
    on(name, listener) {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener as Listener));
      return () => all.delete(listener as Listener);
    },
  };
  return world;
}
