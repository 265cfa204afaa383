import type { Hint } from './hint.ts';
import { parseArn } from './secret.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Own fields alone, so that nothing inherited is taken for news. Undefined for what is no JSON object. */
export function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.assign(Object.create(null), value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Names have at most 512 characters of these (Secrets Manager API reference, CreateSecret); ids up to 2,048 for ARNs. */
const SECRET_NAME = /^[A-Za-z0-9/_+=.@!-]{1,512}$/;
const LABEL = /^[^\s\p{Cc}]{1,256}$/u;
/** ClientRequestToken: at most 64 characters (API reference). It is compared, never looked up. */
const VERSION_ID = /^[\x21-\x7e]{1,64}$/;

/** A name or an ARN of a secret; undefined for anything else. */
export function secretIdOf(value: unknown): string | undefined {
  if (!isText(value) || value.length > 2048) return undefined;
  return parseArn(value) !== undefined || SECRET_NAME.test(value) ? value : undefined;
}

export function secretArnOf(value: unknown): string | undefined {
  return isText(value) && value.length <= 2048 && parseArn(value) !== undefined ? value : undefined;
}

export function labelOf(value: unknown): string | undefined {
  return isText(value) && LABEL.test(value) ? value : undefined;
}

export function versionIdOf(value: unknown): string | undefined {
  return isText(value) && VERSION_ID.test(value) ? value : undefined;
}

/** RFC 3339 text to epoch milliseconds. */
export function timeOf(value: unknown): number | undefined {
  if (!isText(value) || !/^\d{4}-\d\d-\d\dT/.test(value)) return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}

type Where = Pick<Hint, 'secret' | 'region' | 'account' | 'at'>;

/** An ARN knows its region and account better than the envelope does: events may be forwarded. */
export function whereOf(secret: string, { region, account, time }: Fields): Where {
  const arn = parseArn(secret);
  const regionName = arn?.region ?? (isText(region) && /^[a-z0-9-]{1,32}$/.test(region) ? region : undefined);
  const accountId = arn?.account ?? (isText(account) && /^\d{12}$/.test(account) ? account : undefined);
  const at = timeOf(time);
  return {
    secret,
    ...(regionName !== undefined && { region: regionName }),
    ...(accountId !== undefined && { account: accountId }),
    ...(at !== undefined && { at }),
  };
}
