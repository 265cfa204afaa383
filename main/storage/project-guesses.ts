import leven from 'leven';
import type { Fault } from '../domain/fault.ts';

function nearestWord({ word, choices }: NonNullable<Fault['guess']>): string | undefined {
  const near = choices.map((choice) => ({ choice, distance: leven(word.slice(0, 64), choice) }));
  const best = near.sort((left, right) => left.distance - right.distance)[0];
  if (!best || best.distance >= Math.min(word.length, best.choice.length)) return undefined;
  return best.distance <= Math.max(2, best.choice.length / 3) ? best.choice : undefined;
}

/** Says what was probably meant; a key that is only misspelled is not missing as well. */
export function withGuesses(faults: readonly Fault[]): Fault[] {
  const guesses = faults.map((fault) => ({ fault, nearest: fault.guess && nearestWord(fault.guess) }));
  const meant = new Set(guesses.map(({ fault, nearest }) => JSON.stringify([...fault.path.slice(0, -1), nearest])));
  return guesses
    .filter(({ fault }) => fault.isMissing !== true || !meant.has(JSON.stringify(fault.path)))
    .map(({ fault, nearest }) =>
      nearest === undefined ? fault : { ...fault, message: `${fault.message}; did you mean \`${nearest}\`?` },
    );
}
