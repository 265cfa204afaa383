import { createHash, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { WebhookAuth } from '../../domain/channel-settings.ts';
import { ProblemError } from '../../domain/problem.ts';
import { unreachable } from '../../domain/unreachable.ts';

/** What a sender must know, as digests: the texts themselves are kept nowhere. */
export type Credential =
  /** `header` in lower case. */
  | { readonly kind: 'api key'; readonly header: string; readonly digest: Buffer }
  /** Of `user:password`. */
  | { readonly kind: 'basic'; readonly digest: Buffer }
  | { readonly kind: 'oauth'; readonly clientId: Buffer; readonly clientSecret: Buffer }
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

const HEADER = /^([A-Za-z0-9-]{1,128}): *(\S.*)$/;

function lineOf(lines: readonly string[], name: string): string | undefined {
  const line = lines.find((one) => one.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() || undefined;
}

function parse(kind: WebhookAuth['kind'], text: string): Credential | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [first = '', second] = lines;
  if (kind === 'oauth') {
    const [id, secret] = [lineOf(lines, 'client_id'), lineOf(lines, 'client_secret')];
    return id && secret ? { kind, clientId: digestOf(id), clientSecret: digestOf(secret) } : undefined;
  }
  if (second !== undefined) return undefined;
  switch (kind) {
    case 'api key': {
      const [, header, value] = HEADER.exec(first) ?? [];
      return header && value ? { kind, header: header.toLowerCase(), digest: digestOf(value.trim()) } : undefined;
    }
    case 'basic':
      return /^[^:]+:.+$/.test(first) ? { kind, digest: digestOf(first) } : undefined;
    case 'relay':
      return first.trim().length >= 32 ? { kind, key: createSecretKey(first.trim(), 'utf8') } : undefined;
    default:
      return unreachable(kind);
  }
}

/** Raises ProblemError `credential-file`: not there, not in its form, or open to others. */
export function readCredential({ kind, file }: WebhookAuth): Credential {
  const [mode, text] = contentOf(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw unusable(
      file,
      'may be read by others than you',
      `Run \`chmod 600 ${file}\`, and give the sender a new credential.`,
    );
  }
  const credential = parse(kind, text);
  if (!credential) throw unusable(file, 'does not hold what it should', `Write ${FORMATS[kind]}.`);
  return credential;
}

function contentOf(file: string): readonly [mode: number, text: string] {
  try {
    return [statSync(file).mode, readFileSync(file, 'utf8')];
  } catch {
    throw unusable(file, 'cannot be read', 'Correct the path, or add the channel again.');
  }
}

/** As the file is now: read again whenever it changed. Raises as `readCredential`. */
export function followCredential(auth: WebhookAuth): () => Credential {
  let [seen, held] = ['', readCredential(auth)];
  return () => {
    const { mtimeMs, ino, size, mode } = statSync(auth.file, { throwIfNoEntry: false }) ?? {};
    const stamp = [mtimeMs, ino, size, mode].join(' ');
    if (stamp !== seen) [seen, held] = [stamp, readCredential(auth)];
    return held;
  };
}
