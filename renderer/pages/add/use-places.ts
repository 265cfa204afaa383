import { useEffect } from 'preact/hooks';
import type { Keyturn } from '../../../preload/contract.ts';
import { type Asked, useAnswer } from '../../asking.ts';

/** Without a default profile the first one is a better guess than none. */
export function likelyProfile(profiles: readonly string[]): string {
  return profiles.includes('default') ? '' : (profiles[0] ?? '');
}

/** Profiles and regions; `guess` hears once which profile is likely meant. */
export function usePlaces(keyturn: Keyturn, guess: (profile: string) => void): Asked<'getPlaces'> {
  const places = useAnswer(keyturn, 'getPlaces', undefined);
  useEffect(() => {
    if (places.kind === 'ready') guess(likelyProfile(places.value.profiles));
  }, [places.kind]);
  return places;
}
