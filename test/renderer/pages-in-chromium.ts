import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Page } from 'playwright-core';
import { partIsRequired } from '../support/require.ts';
import type { State } from './fake/states.ts';
import type { FakeKeyturn } from './fake-keyturn.ts';
import { serveRenderer } from './serve-renderer.ts';

export const CHROMIUM = '/usr/bin/chromium';

/** False where there is no Chromium, unless KEYTURN_REQUIRE names it. */
export const hasChromium = existsSync(CHROMIUM) || partIsRequired('chromium');

export type Shown = {
  readonly state?: State;
  /** After the `#`. */
  readonly at: string;
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly history?: number;
  readonly forcedColors?: 'active';
};

export type Pages = {
  open(shown: Shown): Promise<Page>;
  /** What the console and the page complained about since the start. */
  readonly complaints: readonly string[];
  stop(): Promise<void>;
};

/** The built renderer with the fake behind it, in a browser. */
export async function openPages(): Promise<Pages> {
  const served = await serveRenderer();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const complaints: string[] = [];
  return {
    complaints,
    async open({ state = 'now', at, scheme = 'light', width = 960, height = 640, history = 60, forcedColors }) {
      const page = await browser.newPage({
        viewport: { width, height },
        colorScheme: scheme,
        timezoneId: process.env.TZ ?? 'UTC',
        ...(forcedColors && { forcedColors }),
      });
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(`${served.address}/?state=${state}&history=${history}#${at}`);
      return page;
    },
    async stop() {
      await browser.close();
      served.stop();
    },
  };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Accessibility rules that the page breaks, with the first place of each. */
export async function broken(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return await page.evaluate(async () => {
    type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: readonly Violation[] }> } };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

/** What the page asked of Keyturn by a name. */
export async function asked(page: Page, name: string): Promise<readonly unknown[]> {
  return await page.evaluate((wanted) => {
    const { fake } = globalThis as unknown as { fake: FakeKeyturn };
    return fake.asked.filter((one) => one.name === wanted).map(({ ask }) => ask);
  }, name);
}
