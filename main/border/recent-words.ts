const MOST = 256;

/** True for what was not said among the latest few hundred. */
export function createRecentWords(): (words: string) => boolean {
  const said = new Set<string>();
  return (words) => {
    if (said.has(words)) return false;
    said.add(words);
    const [oldest] = said;
    if (said.size > MOST && oldest !== undefined) said.delete(oldest);
    return true;
  };
}
