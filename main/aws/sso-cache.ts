import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../domain/problem.ts';
import type { SsoSettings } from './sign-in-way.ts';

/** As the AWS CLI caches it; times are epoch milliseconds here and whole seconds of UTC there. */
export type SsoToken = {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly registrationExpiresAt: number;
  readonly refreshToken?: string;
};

function utc(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** SHA-1 of the session's name, of the start URL without one (AWS CLI, `SSOTokenFetcher`). */
export function ssoCachePath({ session, startUrl }: SsoSettings, homeDirectory: string): string {
  const name = createHash('sha1')
    .update(session ?? startUrl)
    .digest('hex');
  return join(homeDirectory, '.aws', 'sso', 'cache', `${name}.json`);
}

/** Old or new token, never half of one, and nobody else's to read. Raises ProblemError. */
export function writeSsoToken(path: string, sso: SsoSettings, token: SsoToken): void {
  const { accessToken, expiresAt, clientId, clientSecret, registrationExpiresAt, refreshToken } = token;
  const content = {
    startUrl: sso.startUrl,
    region: sso.region,
    accessToken,
    expiresAt: utc(expiresAt),
    clientId,
    clientSecret,
    registrationExpiresAt: utc(registrationExpiresAt),
    ...(refreshToken !== undefined && { refreshToken }),
  };
  const temporary = `${path}.${randomUUID()}`;
  try {
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
    const descriptor = openSync(temporary, 'wx', 0o600);
    writeFileSync(descriptor, JSON.stringify(content));
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
    throw new ProblemError({
      code: 'write-failed',
      message: `${path} cannot be written, so the sign-in is lost.`,
      cure: 'Make the folder yours and writable, then sign in again.',
    });
  }
}
