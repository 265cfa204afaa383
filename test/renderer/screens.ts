// Photographs every page in every state, light and dark: `npm run screens`, into out/screens.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { serveRenderer } from './serve-renderer.ts';
import { SHOTS, type Shot } from './shots.ts';

const OUT = join(import.meta.dirname, '../../out/screens');
const SCHEMES = ['light', 'dark'] as const;
const SIZES = [
  { width: 960, height: 640 },
  { width: 720, height: 480 },
  { width: 480, height: 640 },
];

type Look = { readonly scheme: (typeof SCHEMES)[number]; readonly size: (typeof SIZES)[number] };

async function photograph(
  browser: Browser,
  address: string,
  { shots, scheme, size }: Look & { readonly shots: readonly Shot[] },
) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: scheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  for (const { name, state, path, ready, act } of shots) {
    await page.goto('about:blank');
    await page.goto(`${address}/?state=${state}${path}`);
    await page
      .locator(ready ?? 'h1')
      .first()
      .waitFor();
    await act?.(page);
    await page.waitForTimeout(state === 'loading' ? 500 : 60);
    const width = size.width === 960 ? '' : `-${size.width}`;
    await page.screenshot({ path: join(OUT, `${name}-${scheme}${width}.png`) });
  }
  await context.close();
}

mkdirSync(OUT, { recursive: true });
const named = process.argv.slice(2);
const shots = SHOTS.filter(({ name }) => named.length === 0 || named.some((start) => name.startsWith(start)));
const { address, stop } = await serveRenderer();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const scheme of SCHEMES) {
  for (const size of SIZES) await photograph(browser, address, { shots, scheme, size });
}
await browser.close();
stop();
process.stdout.write(`${shots.length * SCHEMES.length * SIZES.length} pictures in out/screens\n`);
