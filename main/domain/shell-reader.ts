import type { Reader } from './reader.ts';
import { unescapeWith } from './reader.ts';

/** bash, dash, zsh and busybox with `set -a; . ./.env`; POSIX.1-2024, Shell Command Language, 2.2 and 2.3. */
const SINGLE = `'[^']*'`;
const DOUBLE_READ = String.raw`"(?:[^"\\$${'`'}]|\\[\s\S]|\$(?=[ "]))*"`;
const LETTER = String.raw`[\w%+,./:@^=-]|(?<=\w)~|(?!\s)[\u{A1}-\u{10FFFF}]`;
/** In `export NAME=…` some shells expand these, in `NAME=…` none does. */
const GLOB = String.raw`[*?[\]{}!]`;

function wordPattern(letter: string): RegExp {
  return new RegExp(String.raw`^(?![=~])(?:${SINGLE}|${DOUBLE_READ}|\\[^\n]|${letter})*$`, 'u');
}

const WORD = wordPattern(`${LETTER}|${GLOB}`);
const EXPORTED_WORD = wordPattern(LETTER);
const PIECE = new RegExp(String.raw`${SINGLE}|${DOUBLE_READ}|\\[^\n]|[^'"\\]+`, 'gu');

function readPiece(piece: string): string {
  if (piece[0] === "'") return piece.slice(1, -1);
  if (piece[0] === '"') return unescapeWith(/\\[$`"\\\n]/g, piece.slice(1, -1));
  return piece[0] === '\\' ? piece.slice(1) : piece;
}

function read(spelling: string, { isExported }: { readonly isExported: boolean }): string | undefined {
  if (!(isExported ? EXPORTED_WORD : WORD).test(spelling)) return undefined;
  return spelling.replace(PIECE, readPiece);
}

/** Simple expansions; anything that nests may hold quotes of its own. */
const EXPANSION = String.raw`\$\w|\$[$@*?!-]|\$\{[\w:?+=./@%*-]*\}|\$\([^()'"${'`'}\\\n]*\)|${'`'}[^${'`'}'"\\\n$]*${'`'}|\$(?=[\s"]|$)`;
const DOUBLE = String.raw`"(?:[^"\\$${'`'}]|\\[\s\S]|${EXPANSION})*"`;
const UNQUOTED = String.raw`[^\s'"${'`'}\\$#;&|<>()]|[\w:/=.-]#|[ \t\r]|&(?=[\w.-]+=)|;(?=[ \t]*$)`;
const COMMENT = String.raw`(?:(?:^|[ \t])#[^\n]*)?`;
const LINE = `(?:${SINGLE}|${DOUBLE}|${EXPANSION}|\\\\[^\\n]|${UNQUOTED})*${COMMENT}`;
/** Words after which the shell reads on for a body, or stops reading, or reads by other rules. */
const RESERVED =
  'if|then|elif|else|fi|for|foreach|while|until|repeat|do|done|case|esac|select|function|time|coproc|exit|return|exec|eval|trap|alias|nocorrect|noglob|end';

export const SHELL: Reader = {
  read,
  whole: new RegExp(String.raw`^[\w.-]+${LINE}$`),
  stray: new RegExp(String.raw`^(?![ \t]*(?:(?:${RESERVED})(?![\w=-])|[{}!\[]))${LINE}$`),
  prefix: /^[ \t]*(?:export[ \t]+)?$/,
  equals: /^=$/,
  tail: /^(?:[ \t]+(?:#[^\n]*)?)?$/,
  carriageReturn: 'kept',
  byteOrderMark: 'spoils first line',
  sets: (name) => new RegExp(String.raw`(?<![\w$]|\$\{|^[ \t]*export[ \t]+)${name}(?!\w)`),
};
