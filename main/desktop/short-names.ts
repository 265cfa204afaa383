const CUT = '…';

/** Cut in the middle, never at the end: `dev/…/session-signing`. */
export function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  const [first = '', ...rest] = name.split('/');
  const byParts = `${first}/${CUT}/${rest.at(-1) ?? ''}`;
  if (rest.length > 1 && byParts.length <= most) return byParts;
  const head = Math.floor((most - CUT.length) / 3);
  return `${name.slice(0, head)}${CUT}${name.slice(name.length - (most - CUT.length - head))}`;
}

/** The last two parts of a path: `shop/.env`. Keychain items as they are. */
export function shortTarget(target: string): string {
  if (target.startsWith('keychain:')) return target;
  return target.split(/[\\/]/).slice(-2).join('/');
}

/** `DB_USER`, `DB_USER and DB_PASSWORD`, `DB_USER and 12 more`. `most`: characters of one name. */
export function listed(names: readonly string[], most: number): string {
  const [first, second] = names.map((name) => shortened(displayed(name), most));
  if (first === undefined) return '';
  if (second === undefined) return first;
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} more`;
}

/** Some notification servers read markup, and drop a text whose markup is broken. */
export function displayed(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}<>&]/gu, '·');
}
