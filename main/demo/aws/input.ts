import { AwsError, type Fields } from './answer.ts';

/** AWS's own words for a value out of bounds; the value itself is left out, it may be a secret. */
function outOfBounds(name: string, constraint: string): AwsError {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  const text = `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must ${constraint}`;
  return new AwsError('ValidationException', text);
}

type TextBounds = { readonly min?: number; readonly max?: number; readonly maxBytes?: number };

/** Undefined when absent. */
export function optionalText(
  input: Fields,
  name: string,
  { min = 0, max, maxBytes }: TextBounds = {},
): string | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new AwsError('SerializationException', `${name} has to be a string`);
  if (value.length < min) throw outOfBounds(name, `have length greater than or equal to ${min}`);
  if (max !== undefined && value.length > max) throw outOfBounds(name, `have length less than or equal to ${max}`);
  if (maxBytes !== undefined && Buffer.byteLength(value) > maxBytes) {
    throw outOfBounds(name, `have length less than or equal to ${maxBytes}`);
  }
  return value;
}

export function requiredText(input: Fields, name: string, bounds: TextBounds = {}): string {
  const value = optionalText(input, name, bounds);
  if (value === undefined) throw outOfBounds(name, 'not be null');
  return value;
}

export function optionalNumber(
  input: Fields,
  name: string,
  bounds: { readonly min: number; readonly max: number },
): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number') throw new AwsError('SerializationException', `${name} has to be a number`);
  if (value < bounds.min) throw outOfBounds(name, `have value greater than or equal to ${bounds.min}`);
  if (value > bounds.max) throw outOfBounds(name, `have value less than or equal to ${bounds.max}`);
  return value;
}

export function optionalFlag(input: Fields, name: string): boolean | undefined {
  const value = input[name];
  return typeof value === 'boolean' ? value : undefined;
}

export function optionalTexts(input: Fields, name: string, max: number): readonly string[] | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw new AwsError('SerializationException', `${name} has to be a list`);
  if (value.length > max) throw outOfBounds(name, `have length less than or equal to ${max}`);
  return value.map(String);
}

/** A list of objects, empty when absent. */
export function objectsOf(input: Fields, name: string): readonly Fields[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((one): one is Fields => typeof one === 'object' && one !== null) : [];
}
