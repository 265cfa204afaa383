import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { serveRenderer } from './serve-renderer.ts';

export const CHROMIUM = '/usr/bin/chromium';

const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

export type InChromium = {
  /** A page at `#/…`; `query` goes to the fake. `install`: another fake, a file beside this one. */
  open(path: string, more?: { readonly query?: string; readonly install?: string }): Promise<Page>;
  stop(): Promise<void>;
};

async function bundle(install: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, install)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome108',
  });
  return outputFiles[0]?.text ?? '';
}

/** The served renderer in one browser. */
export async function openChromium(): Promise<InChromium> {
  const [browser, served]: [Browser, Awaited<ReturnType<typeof serveRenderer>>] = await Promise.all([
    chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] }),
    serveRenderer(),
  ]);
  return {
    async open(path, { query = 'state=now', install } = {}) {
      const page = await browser.newPage({ viewport: { width: 960, height: 640 } });
      page.setDefaultTimeout(10_000);
      if (install !== undefined) {
        const body = await bundle(install);
        await page.route('**/fake.js', (route) => route.fulfill({ body, contentType: 'text/javascript' }));
      }
      await page.goto(`${served.address}/?${query}#/${path}`);
      return page;
    },
    async stop() {
      await browser.close();
      served.stop();
    },
  };
}

type Violation = { readonly id: string; readonly nodes: readonly { readonly target: readonly string[] }[] };

/** What axe has against the page as it stands: rule and place. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found: Violation[] = await page.evaluate('axe.run().then(({ violations }) => violations)');
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

export type Asked = readonly { readonly name: string; readonly ask: unknown }[];

/** What the page asked of the fake, by name. */
export async function askedOf(page: Page, name: string): Promise<unknown[]> {
  const asked: Asked = await page.evaluate('window.fake.asked');
  return asked.filter((one) => one.name === name).map(({ ask }) => ask);
}
