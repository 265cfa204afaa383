import type { Reader } from './reader.ts';
import { unescapeWith } from './reader.ts';

/** bash, dash, zsh and busybox with `set -a; . ./.env`; POSIX.1-2024, Shell Command Language, 2.2 and 2.3. */
const SINGLE = `'[^']*'`;
const DOUBLE_READ = String.raw`"(?:[^"\\$${'`'}]|\\[\s\S]|\$(?=[ "]))*"`;
const LETTER = String.raw`[\w%+,./:@^-]|(?<!:)=|(?<=\w)~|(?!\s)[\u{A1}-\u{10FFFF}]`;
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

/** Simple expansions; anything that nests may hold quotes of its own, anything more may end the reading with an error. */
const EXPANSION = String.raw`\$\w|\$[$@*!-]|\$\{[A-Za-z_]\w*(?::?[-+][\w./:@%-]*)?\}|\$\([^()'"${'`'}\\\n]*\)|${'`'}[^${'`'}'"\\\n$]*${'`'}|\$(?=[\s"]|$)`;
const DOUBLE = String.raw`"(?:[^"\\$${'`'}]|\\[\s\S]|${EXPANSION})*"`;
const QUOTED = String.raw`${SINGLE}|${DOUBLE}|${EXPANSION}|\\[^\n]`;
/** zsh ends the reading at `=word`, at `~word`, and, in a command, at a pattern that matches no file. */
const COMMAND_LETTER = String.raw`[^\s'"${'`'}\\$#;&|<>(){}~=*?[\]]|(?<=\w)[~=#]|(?<=[ \t])=(?=[ \t])|\uFEFF`;
const VALUE_LETTER = String.raw`[^\s'"${'`'}\\$#;&|<>()~=]|(?<=\w)~|(?<!:)=|(?<=\S)#|\r`;
const TAIL = String.raw`[ \t]*;?(?:[ \t]+(?:#[^\n]*)?)?`;
const COMMAND = String.raw`(?:${QUOTED}|${COMMAND_LETTER}|[ \t\r])*(?:[ \t]#[^\n]*)?`;
/** Words after which a shell reads on for a body, reads by other rules, or ends the reading when something is wrong. */
const RESERVED =
  'if|then|elif|else|fi|for|foreach|while|until|repeat|do|done|case|esac|select|function|time|coproc|nocorrect|noglob|end|' +
  'export|unset|readonly|declare|typeset|local|set|shift|break|continue|exit|return|exec|eval|trap|alias|source|[.:]';
const HARMLESS_BUILTIN = String.raw`(?:export|unset)(?:[ \t]+[A-Za-z_]\w*)+|set[ \t]+[-+]a`;

export const SHELL: Reader = {
  read,
  whole: new RegExp(
    String.raw`^[ \t]*(?:(?:export[ \t]+)?[A-Za-z_]\w*=(?![=~])(?:${QUOTED}|${VALUE_LETTER})*${TAIL}` +
      String.raw`|(?!(?:${RESERVED})(?![\w=-]))(?!.*[ \t]\w+\+?=)[\w.-]+(?:=(?![=~]))?${COMMAND})$`,
  ),
  stray: new RegExp(
    String.raw`^[ \t]*(?:(?:${HARMLESS_BUILTIN})[ \t]*|(?!(?:${RESERVED})(?![\w=-])|[{}!\[])${COMMAND})$`,
  ),
  prefix: /^[ \t]*(?:export[ \t]+)?$/,
  equals: /^=$/,
  tail: /^(?:[ \t]+(?:#[^\n]*)?)?$/,
  carriageReturn: 'kept',
  byteOrderMark: 'spoils first line',
  setsInside: true,
  sets: (name) => new RegExp(String.raw`(?<![\w$]|\$\{|^[ \t]*export[ \t]+)${name}(?!\w)`),
};
