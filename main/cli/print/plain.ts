/** Control characters, line ends included, and those that turn the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** Text from files and from AWS can neither move the cursor nor fake a line. */
export function plain(text: string): string {
  return text.replace(UNPRINTABLE, '�');
}

/** Every text inside, however deep. To be called before anything is painted. */
export function plainAll<Value>(value: Value): Value {
  if (typeof value === 'string') return plain(value) as Value;
  if (Array.isArray(value)) return value.map(plainAll) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainAll(item)])) as Value;
}
