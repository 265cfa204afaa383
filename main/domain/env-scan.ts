/** Of the last line scanned: `NOT_NAMED` unless it is an assignment, and where its value ends. */
export type Scan = { nameHash: number; valueStop: number };

export const NOT_NAMED = -1;

const WORD = 1;
const BARE = 2;
const IN_SINGLE = 4;
const IN_DOUBLE = 8;
const HARMLESS = 16;
const IN_NAME = 32;

/** What an ASCII character may stand in; others stand between quotes only. */
const PLACES = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code);
  const single = /[^'\\\r\n]/.test(letter) ? IN_SINGLE : 0;
  const double = /[^"\\$`\r\n]/.test(letter) ? IN_DOUBLE : 0;
  const bare = /[\w!%*+,./?@[\]^{}=:-]/.test(letter) ? BARE : 0;
  const harmless = /[\w%+,./:@^-]/.test(letter) ? HARMLESS : 0;
  const name = /[\w.-]/.test(letter) ? IN_NAME : 0;
  return (/\w/.test(letter) ? WORD : 0) | single | double | bare | harmless | name;
});

export const [FEED, RETURN, DOUBLE, HASH, SINGLE, EQUALS, BACKTICK] = [10, 13, 34, 35, 39, 61, 96] as const;
const [TAB, SPACE] = [9, 32] as const;
const [NINE, COLON, LOWER_E] = [57, 58, 101] as const;

const isBlank = (code: number): boolean => code === SPACE || code === TAB;
const isLineBreak = (code: number): boolean => code === RETURN || code === FEED;
/** dotenv ends a line at these too. */
const isSeparator = (code: number): boolean => code === 0x2028 || code === 0x2029;

function isIn(code: number, place: number): boolean {
  return code < 128 ? ((PLACES[code] ?? 0) & place) !== 0 : place === IN_SINGLE || place === IN_DOUBLE;
}

function skip(text: string, from: number, place: number): number {
  let at = from;
  while (at < text.length && isIn(text.charCodeAt(at), place)) at += 1;
  return at;
}

/** Fits behind every kind of prefix and between all kinds of quotes, for every reader. */
export function isHarmless(value: string): boolean {
  return value !== '' && skip(value, 0, HARMLESS) === value.length;
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** Up to the line break; -1 when some reader ends the line earlier. */
function skipComment(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isLineBreak(code)) return at;
    if (isSeparator(code)) return -1;
  }
  return text.length;
}

/** Of any name; two names may share one. */
export function hashName(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at += 1) hash = addToHash(hash, name.charCodeAt(at));
  return hash;
}

/** Behind any name that some reader takes for one. */
export function skipAnyName(text: string, from: number): number {
  return skip(text, from, IN_NAME);
}

/** As `startsWith`, and quicker for something as short as a name. */
export function standsAt(text: string, at: number, name: string): boolean {
  for (let letter = 0; letter < name.length; letter += 1) {
    if (text.charCodeAt(at + letter) !== name.charCodeAt(letter)) return false;
  }
  return true;
}

function addToHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) & 0x3fffffff;
}

/** Behind `NAME=`, -1 when there is none. */
function skipName(text: string, from: number, scan: Scan): number {
  let hash = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isIn(code, WORD)) {
      scan.nameHash = hash;
      return code === EQUALS && at > from && text.charCodeAt(from) > NINE ? at + 1 : -1;
    }
    hash = addToHash(hash, code);
  }
  return -1;
}

/** Behind a value that no reader cuts otherwise, -1 when it is not so plain. */
export function skipValue(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === SINGLE || first === DOUBLE) {
    const close = skip(text, from + 1, first === SINGLE ? IN_SINGLE : IN_DOUBLE);
    return text.charCodeAt(close) === first ? close + 1 : -1;
  }
  if (first === EQUALS) return -1;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isIn(code, BARE)) return at;
    // zsh expands `:=word`.
    if (code === COLON && text.charCodeAt(at + 1) === EQUALS) return -1;
  }
  return text.length;
}

/** Up to the line break behind blanks and a comment, -1 when something else stands there. */
function skipTail(text: string, from: number): number {
  const at = skipBlanks(text, from);
  if (at === from) return at;
  return text.charCodeAt(at) === HASH ? skipComment(text, at) : -1;
}

function skipLineBreak(text: string, at: number): number {
  if (at === -1 || at === text.length) return at;
  const code = text.charCodeAt(at);
  if (code === FEED) return at + 1;
  return code === RETURN && text.charCodeAt(at + 1) === FEED ? at + 2 : -1;
}

/** Behind `export `, if the line at `start` begins with it. */
export function nameStartIn(text: string, start: number): number {
  const isExported = text.charCodeAt(start) === LOWER_E && text.startsWith('export ', start);
  return isExported ? start + 'export '.length : start;
}

/**
 * Where the line at `start` ends, its break included, if all readers agree on it at a glance: an assignment without
 * blanks round `=` whose value hides nothing, a comment that is not indented, a blank line. Otherwise -1.
 */
export function scanLine(text: string, start: number, scan: Scan): number {
  const first = text.charCodeAt(start);
  scan.nameHash = NOT_NAMED;
  if (first === HASH) return skipLineBreak(text, skipComment(text, start));
  if (!isIn(first, WORD)) return skipLineBreak(text, skipBlanks(text, start));
  const value = skipName(text, nameStartIn(text, start), scan);
  scan.valueStop = value === -1 ? -1 : skipValue(text, value);
  return scan.valueStop === -1 ? -1 : skipLineBreak(text, skipTail(text, scan.valueStop));
}
