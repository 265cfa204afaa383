import type { Observed } from '../domain/observed.ts';
import type { Place } from '../domain/watch.ts';
import type { Change } from '../engine/ports.ts';

export type EnvPlace = Extract<Place, { kind: 'env' }>;
export type KeychainPlace = Extract<Place, { kind: 'keychain' }>;

/** Design, ports: undefined leaves the place alone; asked again when somebody else wrote meanwhile. */
export type Decide = (observed: Observed) => Change | undefined;

/** The `Target` port for one kind of place. */
export type PlaceTarget<Kind extends Place> = {
  observe(place: Kind): Promise<Observed>;
  change(place: Kind, decide: Decide): Promise<void>;
};
