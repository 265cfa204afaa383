import { Sealed } from './sealed.ts';
import type { SecretContent } from './secret.ts';

/** The named values inside a secret, in the order AWS holds them. */
export type Fields = {
  /** Undefined when the path leads nowhere or to null. `a.b` reaches into objects; a key spelled `a.b` wins. */
  find(path: string): Sealed | undefined;
  /** Top-level names. */
  readonly names: readonly string[];
};

type ReviverContext = { readonly source?: string };
const { rawJSON: rawJson, isRawJSON } = JSON as {
  rawJSON?: (source: string) => unknown;
  isRawJSON?: (value: unknown) => boolean;
};

/** A number keeps the digits it was written with: ids beyond 2^53 would be rounded (ECMAScript JSON.rawJSON). */
function keepNumbers(this: unknown, _key: string, value: unknown, context?: ReviverContext): unknown {
  return typeof value === 'number' && context?.source !== undefined && rawJson ? rawJson(context.source) : value;
}

/** An object with keys: a number kept as written is an object too, to JavaScript alone. */
function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawJSON?.(value);
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text, keepNumbers);
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): Sealed | undefined {
  if (value === undefined || value === null) return undefined;
  return new Sealed(typeof value === 'string' ? value : JSON.stringify(value));
}

function findPath(holder: unknown, path: string): unknown {
  if (!isHolder(holder)) return undefined;
  const own = (key: string): unknown => (Object.hasOwn(holder, key) ? Reflect.get(holder, key) : undefined);
  const whole = own(path);
  if (whole !== undefined) return whole;
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const found = findPath(own(path.slice(0, dot)), path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Undefined when the secret is not a JSON object: then it has no fields, only its whole text. */
export function fieldsOf(content: SecretContent): Fields | undefined {
  if (content.kind === 'binary') return undefined;
  const holder = parseObject(content.text.reveal());
  return holder && { names: Object.keys(holder), find: (path) => textOf(findPath(holder, path)) };
}

/** The whole secret as one text; binary secrets as base64. */
export function wholeOf(content: SecretContent): Sealed {
  return content.kind === 'binary' ? content.base64 : content.text;
}

/** For `encode: base64`: standard alphabet with padding (RFC 4648 §4), of the UTF-8 bytes. */
export function encodeBase64(value: Sealed): Sealed {
  const bytes = new TextEncoder().encode(value.reveal());
  return new Sealed(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
}
