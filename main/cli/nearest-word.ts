import leven from 'leven';

/** The word that was probably meant; undefined when none is near. */
export function nearestWord(word: string, choices: readonly string[]): string | undefined {
  const short = word.slice(0, 64);
  const begun = choices.filter((choice) => short.length > 1 && choice.startsWith(short));
  if (begun.length === 1) return begun[0];
  const near = choices.map((choice) => ({ choice, distance: leven(short, choice) }));
  const best = near.sort((left, right) => left.distance - right.distance)[0];
  return best && best.distance <= Math.max(1, Math.floor(best.choice.length / 3)) ? best.choice : undefined;
}
