import { createHmac, randomBytes } from 'node:crypto';
import { type Credential, digestOf, isSame } from './credential-file.ts';
import { type Asked, headerOf, REFUSED, type Verdict } from './verdict.ts';

const TOLD_SECONDS = 3600;
/** EventBridge fetches a new one a minute before the end that it was told ("Authorization methods for connections"); a slow clock may not cost it an event. */
const LASTS_MS = 2 * TOLD_SECONDS * 1000;

type OAuth = Extract<Credential, { kind: 'oauth' }>;

/** RFC 7617, and RFC 6749 section 2.3.1 for a client: `user:password` in base64. */
export function basicOf(authorization: string | undefined): string | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '') ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}

/** One way or the other, never both (RFC 6749, section 2.3): a header that says nothing is no reason to look at the body. */
function clientOf(asked: Asked): { readonly id: string; readonly secret: string; readonly grant: string } {
  const form = new URLSearchParams(asked.body);
  const grant = form.get('grant_type') ?? 'client_credentials';
  const header = headerOf(asked, 'authorization');
  if (header === undefined) return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '', grant };
  const [id = '', ...secret] = (basicOf(header) ?? '').split(':');
  return { id, secret: secret.join(':'), grant };
}

/** `until`: epoch milliseconds, in thirteen digits. */
function tokenOf({ tokenKey }: OAuth, until: string, nonce: string): string {
  const named = `${until}.${nonce}`;
  return `${named}.${createHmac('sha256', tokenKey).update(named).digest('base64url')}`;
}

/**
 * Answers the token endpoint: the client credentials grant (RFC 6749, section 4.4). Nothing is remembered. A token says until when it
 * holds, under a key that comes from the credential: one issued before a restart still holds, so EventBridge, which fetches a new one
 * after a 401 alone, loses no event; one of a former credential does not.
 */
export function issueToken(asked: Asked, credential: OAuth): Verdict {
  const { id, secret, grant } = clientOf(asked);
  const isKnown = [isSame(credential.clientId, id), isSame(credential.clientSecret, secret)].every((one) => one);
  if (!isKnown || grant !== 'client_credentials') return REFUSED;
  const token = tokenOf(credential, String(asked.now + LASTS_MS), randomBytes(18).toString('base64url'));
  const body = JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: TOLD_SECONDS });
  return { status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
}

/** `authorization`: the header (RFC 6750, section 2.1). `now`: epoch milliseconds. */
export function isBearer(authorization: string | undefined, now: number, credential: OAuth): boolean {
  const [, token = '', until, nonce] = /^Bearer ((\d{13})\.([\w-]{24})\.[\w-]{43})$/i.exec(authorization ?? '') ?? [];
  if (until === undefined || nonce === undefined) return false;
  return isSame(digestOf(tokenOf(credential, until, nonce)), token) && now < Number(until);
}
