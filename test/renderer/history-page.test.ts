import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { broken, hasChromium, openPages, type Pages, type Shown } from './pages-in-chromium.ts';

describe.skipIf(!hasChromium)('the page of the history', () => {
  let pages: Pages;
  let page: Page;
  beforeAll(async () => {
    pages = await openPages();
  });
  afterEach(() => page.close());
  afterAll(() => pages.stop());

  async function show(shown: Partial<Shown> = {}): Promise<void> {
    page = await pages.open({ at: '/history', ...shown });
    await page.locator('main li, main .blank').first().waitFor();
  }

  test.each<Partial<Shown>>([
    {},
    { scheme: 'dark' },
    { width: 720, height: 480, scheme: 'dark' },
    { width: 400, height: 800 },
    { forcedColors: 'active' },
    { state: 'empty' },
  ])('breaks no rule of accessibility and shows everything: %j', async (shown) => {
    await show(shown);
    expect(await broken(page)).toEqual([]);
    expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
    expect(pages.complaints).toEqual([]);
  });

  test('the same look catches a button without a name', async () => {
    await show();
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
    expect(await broken(page)).toEqual(['button-name: <button></button>']);
  });

  test('of 10,000 rows only those near what is seen exist', async () => {
    await show({ history: 10_000 });
    expect(await page.getByRole('status').textContent()).toBe('10,000 entries');
    const lines = page.locator('.events li');
    expect(await lines.count()).toBeLessThan(200);
    expect(await lines.first().getAttribute('aria-setsize')).toBe('10000');
    await page.locator('main').press('End');
    await page.locator('.events li[aria-posinset="10000"]').waitFor();
    expect(await lines.count()).toBeLessThan(200);
  });

  test('/ leads to the search; Esc clears it, leaves it, and leads back', async () => {
    await show();
    await page.keyboard.press('/');
    await page.keyboard.type('opensearch');
    await page.getByText('1 of 58 entries').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('58 entries', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await page.keyboard.press('Escape');
    await page.waitForURL(/#\/now/);
  });

  test('what nothing matches says so, with the way back to everything', async () => {
    await show();
    await page.getByLabel('Search history').fill('no such thing');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText('58 entries', { exact: true }).waitFor();
  });

  test('tabs show one kind', async () => {
    await show();
    await page.getByRole('radio', { name: 'Problems' }).check({ force: true });
    await page.getByText('4 of 58 entries').waitFor();
    expect(await page.locator('.events li').count()).toBe(4);
  });

  test('it is exported as a file', async () => {
    await show();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const path = await download.path();
    expect([download.suggestedFilename(), readFileSync(path, 'utf8')]).toEqual(['keyturn-history.csv', 'at,kind\n']);
  });

  test('from a watch it opens on its secret', async () => {
    await show({ at: `/history/${encodeURIComponent('dev/billing/ledger')}` });
    expect(await page.getByLabel('Search history').inputValue()).toBe('dev/billing/ledger');
  });
});
