import { chance } from '../../support/chance.ts';
import { ROWS } from './fixtures.ts';
import { NOTHING } from './nothing.ts';
import { eventIn, placesIn } from './places.ts';

type Json = unknown;
const ODD: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  'aws.secretsmanager',
  [],
  {},
  [[[]]],
  '\u0000',
  '\ud800',
  'arn:aws:',
];

function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Changes one thing somewhere in the tree. */
function mutateTree(value: Json, random: () => number): Json {
  if (typeof value === 'string' && value.startsWith('{') && random() < 0.9) return mutateWrapped(value, random);
  if (typeof value !== 'object' || value === null || random() < 0.15) return pick(ODD, random);
  if (Array.isArray(value)) return value.length === 0 ? [pick(ODD, random)] : [mutateTree(value[0], random), ...value];
  const entries = Object.entries(value);
  const [name, inner] = pick(entries, random) ?? ['__proto__', {}];
  const others = entries.filter(([other]) => other !== name);
  if (random() < 0.1) return Object.fromEntries(others);
  if (random() < 0.1) return Object.fromEntries([...others, [pick(entries, random)?.[0] ?? 'constructor', inner]]);
  return Object.fromEntries([...others, [name, mutateTree(inner, random)]]);
}

/** What SNS wrapped is changed inside. */
function mutateWrapped(text: string, random: () => number): string {
  return JSON.stringify(mutateTree(JSON.parse(text), random)) ?? '';
}

function mutateText(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const byte = String.fromCharCode(Math.floor(random() * 128));
  const cut = Math.floor(random() * 8);
  return random() < 0.5 ? text.slice(0, at) + byte + text.slice(at + 1) : text.slice(0, at) + text.slice(at + cut);
}

const EVENTS: readonly Json[] = [...ROWS.map(([, event]) => event), ...NOTHING.map(([, event]) => event)];

/** One event, changed in one to four places, as text. */
export function mutation(random: () => number): string {
  let event = pick(EVENTS, random);
  for (let count = Math.floor(random() * 4); count >= 0; count -= 1) event = mutateTree(event, random);
  const text = JSON.stringify(event) ?? '';
  return random() < 0.5 ? text : mutateText(text, random);
}

type Read = (text: string) => { readonly kind: string; readonly hint?: { readonly secret: string } };

const NEVER_A_VALUE =
  /"eventName":"(RotateSecret|RotationStarted|RotationFailed|RotationAbandoned|DeleteSecret|RestoreSecret)"/;

/** What is wrong with the reading of one text; undefined when nothing is. */
export function faultOf(text: string, read: Read): string | undefined {
  let reading: ReturnType<Read>;
  try {
    reading = read(text);
  } catch {
    return 'threw';
  }
  if (reading.kind !== 'hint' || reading.hint === undefined) return undefined;
  const event = eventIn(text);
  const isBridged = 'source' in event || 'detail-type' in event;
  if (isBridged && event.source !== 'aws.secretsmanager') return 'a hint of another source';
  if (!placesIn(event).includes(reading.hint.secret)) return 'a secret from where none is named';
  const plain = text.replaceAll('\\"', '"');
  const names = plain.match(/"eventName":/g) ?? [];
  return names.length === 1 && NEVER_A_VALUE.test(plain) ? 'news told as a new value' : undefined;
}

/** The first faults among so many mutations. */
export function fuzz(count: number, read: Read, seed = 1): string[] {
  const random = chance(seed);
  const faults: string[] = [];
  for (let index = 0; index < count && faults.length < 5; index += 1) {
    const text = mutation(random);
    const fault = faultOf(text, read);
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
}
