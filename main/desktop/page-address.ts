import type { Route } from '../../preload/contract.ts';

export const SCHEME = 'app';
const HOST = 'keyturn';

/** Of the window's page, showing a place. */
export function pageAddress(route?: Route): string {
  const key = route?.key === undefined ? '' : `/${encodeURIComponent(route.key)}`;
  return `${SCHEME}://${HOST}/index.html${route ? `#/${encodeURIComponent(route.page)}${key}` : ''}`;
}

/** Parsed, never compared by its beginning; an empty address is nobody's. */
export function isOurAddress(address: string | undefined): boolean {
  if (!address || !URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${SCHEME}:` && host === HOST && username === '' && password === '';
}
