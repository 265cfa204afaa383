import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

/** A server of somebody else on this machine, which counts who comes. */
export async function startOutside() {
  let visits = 0;
  const server = createServer((_request, response) => {
    visits += 1;
    response.end('<h1>Outside</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, visits: () => visits, close: () => void server.close() };
}

/** What a page under somebody else's control would try, and whether it worked. */
export async function tryEverything(page: Page, outside: string): Promise<Record<string, boolean>> {
  const tried = await page.evaluate(async (url) => {
    const reaches = (path: string): Promise<boolean> =>
      fetch(path, { mode: 'no-cors' }).then(
        ({ ok, type }) => ok || type === 'opaque',
        () => false,
      );
    const works = (act: () => unknown): boolean => {
      try {
        return Boolean(act());
      } catch {
        return false;
      }
    };
    const asked = await navigator.permissions.query({ name: 'geolocation' });
    const webview = document.body.appendChild(document.createElement('webview'));
    return {
      'another file': await reaches('/other.txt'),
      'the network': await reaches(url),
      'a new window': works(() => window.open('about:blank')),
      // biome-ignore lint/security/noGlobalEval: that is what it tries
      'text as code': works(() => globalThis.eval('1')),
      'a permission': asked.state === 'granted' || (await Notification.requestPermission()) === 'granted',
      'a webview': 'getURL' in webview,
    };
  }, outside);
  await page.evaluate((url) => {
    location.href = url;
  }, outside);
  const left = await page.waitForURL(outside, { timeout: 2000 }).then(
    () => true,
    () => false,
  );
  return { ...tried, 'another page': left };
}
