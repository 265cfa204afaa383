import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may use the browser face: whoever opened a printed link first, for as long as the process lives. */
export type Pass = {
  /** For a new link; opens once. The one before is worth nothing any more. */
  newToken(): string;
  /** The cookie's value for the token; undefined for any other, and for the same one again. */
  exchange(token: string): string | undefined;
  isValid(cookie: string | undefined): boolean;
};

/** Browsers that may use it at once; the oldest has to ask for a link again. */
const MOST_COOKIES = 8;

/** Of equal length whatever came, so that the time says nothing. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function random(): string {
  return randomBytes(32).toString('base64url');
}

export function createPass(): Pass {
  let open: Buffer | undefined;
  let cookies: readonly Buffer[] = [];
  return {
    newToken() {
      const token = random();
      open = digestOf(token);
      return token;
    },
    exchange(token) {
      if (!open || !timingSafeEqual(digestOf(token), open)) return undefined;
      open = undefined;
      const cookie = random();
      cookies = [...cookies, digestOf(cookie)].slice(-MOST_COOKIES);
      return cookie;
    },
    isValid(cookie) {
      if (cookie === undefined) return false;
      const given = digestOf(cookie);
      return cookies.filter((one) => timingSafeEqual(given, one)).length > 0;
    },
  };
}
