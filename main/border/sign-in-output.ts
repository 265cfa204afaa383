import { stripVTControlCharacters } from 'node:util';

/** Of one sign-in: more is no message to a person. Characters. */
const MOST = 16 * 1024;
const MOST_A_LINE = 1024;

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '[hidden]'],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, '[hidden]'],
  [
    /\b([\w-]*(?:secret|password|accesstoken|access_token|sessiontoken|refreshtoken)[\w-]*["']?\s*[:=]\s*)\S+/gi,
    '$1[hidden]',
  ],
];

/** A line without colors, control characters and what looks like a secret. */
function scrubbed(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they would move the cursor of whoever shows the line
  const plain = stripVTControlCharacters(line).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
  return SECRETS.reduce((text, [pattern, hidden]) => text.replace(pattern, hidden), plain).slice(0, MOST_A_LINE);
}

/** Takes pieces as they come, and tells whole lines; `end` the rest. A line is complete before it is judged. */
export function createOutput(tell: (text: string) => void): { take(piece: string): void; end(): void } {
  let rest = '';
  let told = 0;
  const say = (line: string): void => {
    const text = scrubbed(line);
    if (text.trim() === '' || told >= MOST) return;
    told += text.length;
    tell(text);
  };
  return {
    take(piece) {
      const lines = (rest + piece).split('\n');
      rest = (lines.pop() ?? '').slice(-MOST);
      for (const line of lines) say(line);
    },
    end() {
      say(rest);
      rest = '';
    },
  };
}
