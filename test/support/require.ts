/** True when KEYTURN_REQUIRE names the part: then its absence is a failure, not a skip. */
export function partIsRequired(name: string): boolean {
  return (process.env.KEYTURN_REQUIRE ?? '').split(',').includes(name);
}
