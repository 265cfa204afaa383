/** In [0, 1). */
export type Random = () => number;

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
/** Every one of them means something to a shell or to some reader of `.env` files. */
const NASTY = ['"', "'", '`', '$', '\\', '#', ' ', '=', '%', '!', '{', '}', '&', ';', '|', '~', '*', '\n', 'é'];

function pick<Item>(items: ArrayLike<Item>, random: Random): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

export type PasswordOptions = { readonly random: Random; readonly length?: number; readonly isNasty?: boolean };

/** Letters and digits that are hard to confuse; a nasty one has every fourth character from those that readers trip over. */
export function makePassword({ random, length = 24, isNasty = false }: PasswordOptions): string {
  const letterAt = (_: unknown, index: number): string =>
    (isNasty && index % 4 === 3 ? pick(NASTY, random) : pick(LETTERS, random)) ?? '';
  return Array.from({ length }, letterAt).join('');
}

/** A database secret as RDS keeps them, with a new password. */
export function makeDatabaseSecret(options: PasswordOptions): string {
  return JSON.stringify({
    username: 'shop',
    password: makePassword(options),
    host: 'db.shop.internal',
    port: 5432,
    dbname: 'shop',
  });
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const ROTATED_FIELD = /pass|secret|token|key/i;

/** What a rotation makes of a secret: new passwords, tokens and keys inside a JSON object, else a whole new text. */
export function rotateSecretText(text: string, options: PasswordOptions): string {
  const fields = parseObject(text);
  if (fields === undefined) return makePassword(options);
  const rotated = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' && ROTATED_FIELD.test(name) ? makePassword(options) : value,
  ]);
  return JSON.stringify(Object.fromEntries(rotated));
}
