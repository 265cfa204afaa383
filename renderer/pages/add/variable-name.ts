import { words } from '../../words/add.ts';

const MAX_LENGTH = 256;
const ARN_NAME = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:(.+?)(?:-[A-Za-z0-9]{6})?$/;

/** As the main process does for `prefix`: `userName` → `USER_NAME`, `a.b` → `A_B`, `HTTPPort` → `HTTP_PORT`. */
export function upperSnake(field: string): string {
  return field
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/[\s.\-/:]+/g, '_')
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/** The name without the account and the six random characters that an ARN carries. */
export function secretName(secret: string): string {
  return ARN_NAME.exec(secret)?.[1] ?? secret;
}

function lastPart(secret: string): string {
  return (
    secretName(secret)
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? ''
  );
}

/** The name a variable gets when nobody says another: of the field, or of the secret when that is one plain text. */
export function defaultVariable(field: string, { secret, prefix }: { secret: string; prefix: string }): string {
  return prefix + upperSnake(field === '' ? lastPart(secret) : field);
}

/** Undefined when env files can carry the name. */
export function reasonAgainstVariable(name: string): string | undefined {
  if (name === '') return words.variableMissing;
  if (name.length > MAX_LENGTH) return words.variableLong(MAX_LENGTH);
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return words.variableWrong;
  return undefined;
}
