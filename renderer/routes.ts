import type { Route } from '../preload/contract.ts';

export const PAGES = [
  'now',
  'watch',
  'add',
  'scan',
  'history',
  'channels',
  'settings',
  'health',
  'welcome',
  'trust',
] as const;

export type PageName = (typeof PAGES)[number];

/** The address of a page inside the window, for links: `#/watch/KEY`. */
export function hrefOf({ page, key }: Route): string {
  return `#/${page}${key === undefined ? '' : `/${encodeURIComponent(key)}`}`;
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** Unknown addresses lead to Now. */
export function routeOf(hash: string): Route & { readonly page: PageName } {
  const [, name = '', key = ''] = /^#?\/([a-z]+)(?:\/(.+))?$/.exec(hash) ?? [];
  const page = PAGES.find((one) => one === name) ?? 'now';
  return { page, ...(key !== '' && { key: decoded(key) }) };
}
