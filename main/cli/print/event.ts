import { shownTarget } from '../../doctor/words.ts';
import type { EventKind, KeyturnEvent } from '../../domain/event.ts';
import type { SecretNews } from '../../domain/hint.ts';
import type { Look, Style } from './look.ts';
import { shortVersion, shownKeys } from './names.ts';
import { plainAll } from './plain.ts';
import { problemLines } from './problem.ts';
import { clockTime, dayAndTime } from './times.ts';

const STYLES: Record<EventKind, Style> = {
  started: 'dim',
  checked: 'dim',
  changed: 'cyan',
  written: 'green',
  unchanged: 'dim',
  drifted: 'yellow',
  conflict: 'yellow',
  refused: 'yellow',
  action: 'cyan',
  failed: 'red',
  recovered: 'green',
  noticed: 'cyan',
  paused: 'dim',
  stopped: 'dim',
};

/** What a kind is called where people read; `drifted` alone is our word. */
const WORDS: Record<EventKind, string> = {
  started: 'started',
  checked: 'checked',
  changed: 'changed',
  written: 'written',
  unchanged: 'in step',
  drifted: 'edited',
  conflict: 'conflict',
  refused: 'refused',
  action: 'action',
  failed: 'failed',
  recovered: 'recovered',
  noticed: 'noticed',
  paused: 'paused',
  stopped: 'stopped',
};

/** News of a secret that is no new value. What is wrong brings a sentence of its own. */
const NEWS: Record<SecretNews, string | undefined> = {
  'rotation started': 'A rotation has started; the value is still the same.',
  'rotation cancelled': 'Automatic rotation was turned off.',
  'rotation failed': undefined,
  'rotation abandoned': undefined,
  deleted: 'It was marked for deletion.',
  restored: 'It was restored.',
  'old version deleted': 'An old version was deleted; the value is still the same.',
};

const WIDEST = Math.max(...Object.values(WORDS).map((word) => word.length));

/** `dev/shop/database AWSPENDING → 3f2c…`; the label where it is not the usual one. */
function versionPart({ secret, label, from, to, kind }: KeyturnEvent): string | undefined {
  if (secret === undefined) return undefined;
  const name = label === undefined || label === 'AWSCURRENT' ? secret : `${secret} ${label}`;
  if (to === undefined || kind === 'unchanged' || kind === 'drifted') return name;
  const arrow = kind === 'changed' && from !== undefined ? `${shortVersion(from)} → ` : '→ ';
  return `${name} ${arrow}${shortVersion(to)}`;
}

/** Where, which variables, and in brackets the secret; a line about no file begins with the secret itself. */
function bodyOf(event: KeyturnEvent, { paint, cwd }: Look): string {
  const { target, keys, profile, secret } = event;
  const version = versionPart(event);
  const about = version ?? (profile !== undefined && secret === undefined ? `profile ${profile}` : undefined);
  // A project folder is no file, and its message names it.
  if (target === undefined || target === cwd) return about ?? '';
  const parts = [shownTarget(target, cwd), ...(keys?.length ? [shownKeys(keys)] : [])];
  return [...parts, ...(about === undefined ? [] : [paint('dim', `(${about})`)])].join('  ');
}

function newsLines({ notice }: KeyturnEvent): string[] {
  const sentence = notice === undefined ? undefined : NEWS[notice];
  return sentence === undefined ? [] : [sentence];
}

function formatAt(time: string, event: KeyturnEvent, look: Look): string {
  const word = look.paint(STYLES[event.kind], WORDS[event.kind].padEnd(WIDEST));
  const body = bodyOf(event, look);
  const told = event.problem ? problemLines(event.problem, look.cwd) : newsLines(event);
  // What is about no secret and no file: the message itself stands there.
  const [first = '', ...below] = body === '' ? told : [body, ...told];
  const indent = ' '.repeat(time.length + 2);
  return [`${time}  ${word}  ${first}`.trimEnd(), ...below.map((line) => `${indent}${line}`)].join('\n');
}

/** One line, and for what went wrong the message and the cure under it. */
export function formatEvent(told: KeyturnEvent, look: Look): string {
  const event = plainAll(told);
  return formatAt(clockTime(Date.parse(event.at)), event, look);
}

/** The same for a list over days: with the day where it is not today, and times in one column. */
export function formatDatedEvents(told: readonly KeyturnEvent[], look: Look): string[] {
  const now = look.now();
  const timed = plainAll(told).map((event) => ({ event, time: dayAndTime(Date.parse(event.at), now) }));
  const width = Math.max(...timed.map(({ time }) => time.length));
  return timed.map(({ event, time }) => formatAt(time.padStart(width), event, look));
}
