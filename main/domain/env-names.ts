import { type EnvDocument, itemAt } from './env-document.ts';
import type { Assignment } from './env-lines.ts';
import { EQUALS, hashName, nameStartIn, standsAt } from './env-scan.ts';
import { Sealed } from './sealed.ts';

/** The places of a variable's assignments, in order. */
export type PlacesOf = (name: string) => readonly number[];

const NOWHERE: readonly number[] = [];

function isNamed({ text, starts, slow }: EnvDocument, place: number, name: string): boolean {
  const item = slow.size > 0 ? slow.get(place) : undefined;
  if (item) return item.kind === 'assignment' && item.name === name;
  const nameStart = nameStartIn(text, starts[place] ?? 0);
  return standsAt(text, nameStart, name) && text.charCodeAt(nameStart + name.length) === EQUALS;
}

/** A hash table over the places: no name becomes a string of its own until somebody asks for it. */
export function indexNames(document: EnvDocument): PlacesOf {
  const { nameHashes } = document;
  const mask = 2 ** Math.ceil(Math.log2(nameHashes.length + 1)) - 1;
  const heads = new Int32Array(mask + 1).fill(-1);
  const next = new Int32Array(nameHashes.length);
  for (let place = nameHashes.length - 1; place >= 0; place -= 1) {
    const bucket = (nameHashes[place] ?? 0) & mask;
    next[place] = heads[bucket] ?? -1;
    heads[bucket] = place;
  }
  return (name) => {
    const hash = hashName(name);
    let places: number[] | undefined;
    for (let place = heads[hash & mask] ?? -1; place !== -1; place = next[place] ?? -1) {
      if (nameHashes[place] !== hash || !isNamed(document, place, name)) continue;
      if (places) places.push(place);
      else places = [place];
    }
    return places ?? NOWHERE;
  };
}

export function assignmentsIn(document: EnvDocument, places: readonly number[]): Assignment[] {
  return places.map((place) => itemAt(document, place)).filter((item) => item?.kind === 'assignment');
}

/** The value as spelled, quotes included. */
export function spellingOf({ text }: EnvDocument, { valueStart, valueStop }: Assignment): string {
  return text.slice(valueStart, valueStop);
}

/** All occurrences of a variable as they are spelled, undefined when there is none. */
export function standingAt(document: EnvDocument, places: readonly number[]): Sealed | undefined {
  const found = assignmentsIn(document, places);
  return found.length === 0 ? undefined : new Sealed(found.map((item) => spellingOf(document, item)).join('\0'));
}
