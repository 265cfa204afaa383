import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Electron } from './electron.ts';
import { isOurAddress, SCHEME } from './page-address.ts';

const TYPES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'keyturn.js': 'text/javascript; charset=utf-8',
  'keyturn.css': 'text/css; charset=utf-8',
  'keyturn.svg': 'image/svg+xml',
};

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

type PageFile = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** Read once: nothing is looked up on the disk by a name that came from a page. */
export function readPages(directory: string): ReadonlyMap<string, PageFile> {
  return new Map(
    Object.entries(TYPES).map(([name, type]) => {
      return [`/${name}`, { type, bytes: new Uint8Array(readFileSync(join(directory, name))) }];
    }),
  );
}

/** Before `ready`: https://www.electronjs.org/docs/latest/api/protocol */
export function registerScheme({ protocol }: Pick<Electron, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** One of three files, or 404. */
export function answerPage(pages: ReadonlyMap<string, PageFile>, { url, method }: Request): Response {
  const file = method === 'GET' && isOurAddress(url) ? pages.get(new URL(url).pathname) : undefined;
  if (!file) return new Response('There is no such page.', { status: 404, headers: HEADERS });
  return new Response(file.bytes, { headers: { ...HEADERS, 'content-type': file.type } });
}

/** `directory`: of the built renderer; read when the first page is asked for. */
export function servePages({ protocol }: Pick<Electron, 'protocol'>, directory: string): void {
  let pages: ReadonlyMap<string, PageFile> | undefined;
  protocol.handle(SCHEME, (request) => {
    pages ??= readPages(directory);
    return answerPage(pages, request);
  });
}
