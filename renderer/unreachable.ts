/** Does not compile where a case is missing. */
export function unreachable(state: never): never {
  throw new Error(`No case for ${JSON.stringify(state)}.`);
}
