import leven from 'leven';

/** Two swapped letters are a distance of 2, in short words too. */
function allowance({ length }: string): number {
  return Math.max(Math.min(2, Math.floor(length / 2)), Math.floor(length / 3));
}

/** The word that was probably meant; undefined when none is near. */
export function nearestWord(word: string, choices: readonly string[]): string | undefined {
  const short = word.slice(0, 64);
  const begun = choices.filter((choice) => short.length > 1 && choice.startsWith(short));
  if (begun.length === 1) return begun[0];
  const near = choices.map((choice) => ({ choice, distance: leven(short, choice) }));
  const best = near.sort((left, right) => left.distance - right.distance)[0];
  return best && best.distance <= allowance(best.choice) ? best.choice : undefined;
}
