import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is turned away before anybody looks at what it asks for. */
export type Refusal = 'host' | 'origin' | 'site';

/** Any port: a forwarded one differs. Other names may be anybody's, pointed at this machine (DNS rebinding). */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/** Set by browsers alone (W3C Fetch Metadata). `none`: a person typed or opened the address. */
const OWN_SITES: readonly unknown[] = [undefined, 'same-origin', 'none'];

/** RFC 6265, section 5.4. A cookie that stands twice counts as none. */
export function cookieIn({ cookie = '' }: IncomingHttpHeaders, name: string): string | undefined {
  const found = cookie.split(';').flatMap((pair) => {
    const [key, ...value] = pair.trim().split('=');
    return key === name ? [value.join('=')] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Is it a page of ours, on this machine? Undefined when nothing speaks against it; who asks is another question.
 * A printed link may be opened from anywhere: what it needs is its token.
 */
export function checkOrigin(
  headers: IncomingHttpHeaders,
  { isLink }: { readonly isLink: boolean },
): Refusal | undefined {
  const { host = '', origin } = headers;
  if (!LOOPBACK.test(host)) return 'host';
  if (origin !== undefined && origin !== `http://${host}`) return 'origin';
  return isLink || OWN_SITES.includes(headers['sec-fetch-site']) ? undefined : 'site';
}
