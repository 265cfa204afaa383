import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { partIsRequired } from '../support/require.ts';
import type { State } from './fake/states.ts';
import { serveRenderer } from './serve-renderer.ts';

const CHROMIUM = '/usr/bin/chromium';

/** Tests of pages skip where there is no browser, unless it is required. */
export const hasBrowser = existsSync(CHROMIUM) || partIsRequired('chromium');

export type Window = {
  open(place: { readonly state?: State; readonly path?: string; readonly look?: BrowserContextOptions }): Promise<Page>;
  /** What the content security policy refused, and what the pages threw, since the last look. */
  complaints(): string[];
  stop(): Promise<void>;
};

/** The renderer with the fake behind it in a real browser, 960 × 640. */
export async function openWindow(): Promise<Window> {
  const { address, stop } = await serveRenderer();
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  let heard: string[] = [];
  return {
    async open({ state = 'now', path = '#/now', look = {} }) {
      const context = await browser.newContext({ viewport: { width: 960, height: 640 }, locale: 'en-GB', ...look });
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => heard.push(message));
      page.on('console', (message) => message.type() === 'error' && heard.push(message.text()));
      await page.goto(`${address}/?state=${state}${path}`);
      return page;
    },
    complaints() {
      const all = heard;
      heard = [];
      return all;
    },
    async stop() {
      await browser.close();
      stop();
    },
  };
}
