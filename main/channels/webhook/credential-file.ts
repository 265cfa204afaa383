import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { WebhookAuth } from '../../domain/channel-settings.ts';
import { ProblemError } from '../../domain/problem.ts';
import { unreachable } from '../../domain/unreachable.ts';

/** What a sender must know, as digests and keys: the texts themselves are kept nowhere. */
export type Credential =
  /** `header` in lower case. */
  | { readonly kind: 'api key'; readonly header: string; readonly digest: Buffer }
  /** Of `user:password`. */
  | { readonly kind: 'basic'; readonly digest: Buffer }
  | { readonly kind: 'oauth'; readonly clientId: Buffer; readonly clientSecret: Buffer; readonly tokenKey: KeyObject }
  | { readonly kind: 'relay'; readonly key: KeyObject };

/** Of equal length whatever came, so that comparing takes as long for any text. */
export function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

export function isSame(digest: Buffer, text: string): boolean {
  return timingSafeEqual(digest, digestOf(text));
}

const FORMATS: Record<WebhookAuth['kind'], string> = {
  'api key': 'one line, `Header-Name: value`',
  basic: 'one line, `user:password`',
  oauth: 'two lines, `client_id: …` and `client_secret: …`',
  relay: 'one line with a key of at least 32 characters',
};

function unusable(file: string, why: string, cure: string): ProblemError {
  return new ProblemError({ code: 'credential-file', message: `${file} ${why}.`, cure });
}

function namedText(line: string): readonly [name: string, text: string] | undefined {
  const [, name, text] = /^([\w-]{1,128}):\s*(\S.*)$/.exec(line) ?? [];
  return name && text ? [name, text] : undefined;
}

/** The key of tokens: whoever knows it knows the secret already, and no token tells it. */
function tokenKeyOf(id: string, secret: string): KeyObject {
  return createSecretKey(createHmac('sha256', secret).update(`keyturn webhook token\n${id}`).digest());
}

function parseOAuth(lines: readonly string[]): Credential | undefined {
  const texts = new Map(lines.map((line) => namedText(line) ?? [line, '']));
  const [id, secret] = [texts.get('client_id'), texts.get('client_secret')];
  if (!id || !secret || lines.length !== 2) return undefined;
  return { kind: 'oauth', clientId: digestOf(id), clientSecret: digestOf(secret), tokenKey: tokenKeyOf(id, secret) };
}

function parse(kind: WebhookAuth['kind'], text: string): Credential | undefined {
  const lines = text.split(/\r?\n/).flatMap((line) => line.trim() || []);
  const [only = ''] = lines.length === 1 ? lines : [];
  switch (kind) {
    case 'api key': {
      const [header, value] = namedText(only) ?? [];
      return header && value ? { kind, header: header.toLowerCase(), digest: digestOf(value) } : undefined;
    }
    case 'basic':
      return /^[^:]+:.+$/.test(only) ? { kind, digest: digestOf(only) } : undefined;
    case 'oauth':
      return parseOAuth(lines);
    case 'relay':
      return only.length >= 32 ? { kind, key: createSecretKey(only, 'utf8') } : undefined;
    default:
      return unreachable(kind);
  }
}

function contentOf(file: string): readonly [mode: number, text: string] {
  try {
    return [statSync(file).mode, readFileSync(file, 'utf8')];
  } catch {
    throw unusable(file, 'cannot be read', 'Correct the path, or add the channel again.');
  }
}

/**
 * What the file of a kind holds is in `FORMATS`; white space around a line does not count. Raises ProblemError `credential-file`: not
 * there, not in its form, or open to others.
 */
export function readCredential({ kind, file }: WebhookAuth): Credential {
  const [mode, text] = contentOf(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    const cure = `Run \`chmod 600 ${file}\`, and give the sender a new credential.`;
    throw unusable(file, 'may be read by others than you', cure);
  }
  const credential = parse(kind, text);
  if (!credential) throw unusable(file, 'does not hold what it should', `Write ${FORMATS[kind]}.`);
  return credential;
}

/** As the file is now: read again whenever it changed. Raises as `readCredential`. */
export function followCredential(auth: WebhookAuth): () => Credential {
  const stampOf = (): string => {
    const { mtimeMs, ctimeMs, ino, size, mode } = statSync(auth.file, { throwIfNoEntry: false }) ?? {};
    return [mtimeMs, ctimeMs, ino, size, mode].join(' ');
  };
  let [seen, held] = [stampOf(), readCredential(auth)];
  return () => {
    const stamp = stampOf();
    // Only what was read whole counts as seen: a file that is refused is refused again.
    if (stamp !== seen) [held, seen] = [readCredential(auth), stamp];
    return held;
  };
}
