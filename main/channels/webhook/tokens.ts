import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type Credential, digestOf, isSame } from './credential-file.ts';
import { type Asked, headerOf, REFUSED, type Verdict } from './verdict.ts';

const LASTS_SECONDS = 3600;
/** EventBridge keeps one for each connection; more are somebody's mistake. */
const MOST_TOKENS = 64;

type OAuth = Extract<Credential, { kind: 'oauth' }>;
type Token = { readonly digest: Buffer; readonly until: number };

/** Access tokens of the client credentials grant (RFC 6749, section 4.4): opaque, in memory, as digests. */
export type Tokens = {
  /** Answers the token endpoint. */
  issue(asked: Asked, credential: OAuth): Verdict;
  isValid(token: string, now: number): boolean;
};

/** RFC 7617, and RFC 6749 section 2.3.1 for a client: `user:password` in base64. */
export function basicOf(authorization: string | undefined): string | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '') ?? [];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
}

function clientOf(asked: Asked): { readonly id: string; readonly secret: string; readonly grant: string } {
  const form = new URLSearchParams(asked.body);
  const basic = basicOf(headerOf(asked, 'authorization'));
  const [id = '', ...secret] = (basic ?? '').split(':');
  return {
    id: basic === undefined ? (form.get('client_id') ?? '') : id,
    secret: basic === undefined ? (form.get('client_secret') ?? '') : secret.join(':'),
    grant: form.get('grant_type') ?? 'client_credentials',
  };
}

export function createTokens(): Tokens {
  let tokens: readonly Token[] = [];
  return {
    issue(asked, { clientId, clientSecret }) {
      const { id, secret, grant } = clientOf(asked);
      const isKnown = [isSame(clientId, id), isSame(clientSecret, secret)].every((one) => one);
      if (!isKnown || grant !== 'client_credentials') return REFUSED;
      const token = randomBytes(32).toString('base64url');
      const until = asked.now + LASTS_SECONDS * 1000;
      tokens = [...tokens, { digest: digestOf(token), until }].slice(-MOST_TOKENS);
      const body = JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: LASTS_SECONDS });
      return { status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body };
    },
    isValid(token, now) {
      tokens = tokens.filter(({ until }) => until > now);
      const given = digestOf(token);
      return tokens.filter(({ digest }) => timingSafeEqual(digest, given)).length > 0;
    },
  };
}
