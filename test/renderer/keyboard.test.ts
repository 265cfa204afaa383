// The table of keys, one by one, on the list of watches.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openWindow, type Window } from './a-window.ts';
import type { State } from './fake/states.ts';
import { asked } from './pages-in-chromium.ts';

let window: Window;
let page: Page;

async function show(state: State, path = '#/now'): Promise<void> {
  page = await window.open({ state, path });
  await page.locator('h1').waitFor();
}

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
/** What has the focus, as it is called. */
const focused = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
const title = (): Promise<string> => page.locator('h1').innerText();
/** Leaves the page where it is, with the focus on the first row. */
const enterList = (): Promise<void> => page.locator('.id[tabindex="0"]').focus();

describe.skipIf(!hasBrowser)('keys', () => {
  beforeAll(async () => {
    window = await openWindow();
  }, 60_000);
  afterAll(() => window.stop());

  test('Ctrl with a digit, a comma, N and R', async () => {
    await show('now');
    const leads = { 2: 'History', 3: 'Health', 4: 'Settings', 1: 'Now', ',': 'Settings', n: 'Add secret' };
    for (const key of ['2', '3', '4', '1', ',', 'n'] as const) {
      await press(`Control+${key}`);
      await expect.poll(title).toBe(leads[key]);
    }
    await press('Control+r');
    expect(await asked(page, 'checkNow')).toEqual([{}]);
  });

  test('in a browser Ctrl with a letter stays the browser’s, and the table does not name it', async () => {
    await show('browser');
    await press('Control+2');
    expect(await title()).toBe('Now');
    await press('?');
    const table = await page.locator('dialog').innerText();
    expect([table.includes('Add secret'), table.includes('Rows; Enter opens')]).toEqual([false, true]);
  });

  test.each(['/', 'Control+f'])('%s leads to the filter; Esc clears it, Esc again leaves it', async (key) => {
    await show('thousand');
    await press(key);
    await page.keyboard.type('nowhere');
    await page.getByText('0 watches').waitFor();
    await press('Escape');
    expect([await focused(), await page.getByRole('textbox').inputValue()]).toEqual(['Filter watches', '']);
    await press('Escape');
    expect(await focused()).toBe('dev/shop/database');
  });

  test('arrows, Home and End walk through all rows with one tab stop; Enter opens, Esc comes back to the row', async () => {
    await show('thousand');
    await enterList();
    await press('ArrowDown', 'ArrowDown');
    const third = await focused();
    await press('End');
    const last = await focused();
    await press('ArrowUp', 'Home', 'ArrowDown');
    expect([third, await focused()]).toEqual(['dev/billing/sepa/certificate', 'dev/shop/checkout/adyen']);
    expect(last).not.toBe(third);
    expect(await page.locator('.list [tabindex="0"]').count()).toBe(1);
    await press('Enter');
    await page.getByRole('heading', { name: 'Targets' }).waitFor();
    await press('Escape');
    await page.getByRole('heading', { name: 'Now' }).waitFor();
    expect(await focused()).toBe('dev/shop/checkout/adyen');
  });

  test('→ walks through the buttons of a row, ← back; Alt ← comes back from a page', async () => {
    await show('now');
    await enterList();
    await press('ArrowRight');
    const first = await focused();
    await press('ArrowRight', 'ArrowLeft', 'ArrowLeft');
    expect([first, await focused()]).toEqual(['Compare: dev/shop/database', 'dev/shop/database']);
    await press('Enter');
    await page.getByRole('heading', { name: 'Targets' }).waitFor();
    await press('Alt+ArrowLeft');
    await page.getByRole('heading', { name: 'Now' }).waitFor();
    expect(await focused()).toBe('dev/shop/database');
  });

  test.each<State>(['now', 'thousand'])('c, p and m act on the row, and only there: %s', async (state) => {
    await show(state);
    await press('c', 'p', 'm');
    expect(await asked(page, 'checkNow')).toEqual([]);
    await enterList();
    await press('c', 'p', 'm');
    expect(await focused()).toBe('Check now');
    expect([(await asked(page, 'checkNow')).length, (await asked(page, 'pause')).length]).toEqual([1, 1]);
    await press('Escape');
    expect(await focused()).toMatch(/^More for /);
    expect(await page.getByRole('menu').count()).toBe(0);
  });

  test('keys without Ctrl can be turned off', async () => {
    await show('now', '#/settings');
    await page.getByRole('switch', { name: 'Single-key shortcuts' }).uncheck();
    await press('Control+1');
    await expect.poll(title).toBe('Now');
    await enterList();
    await press('c', 'p', 'm', '?');
    expect([await asked(page, 'checkNow'), await page.locator('dialog, .menu').count()]).toEqual([[], 0]);
  });

  test('a row that moves keeps the focus, a row that goes gives it to the next', async () => {
    await show('now');
    await page.locator('.id', { hasText: 'stripe' }).focus();
    await press('p');
    await page.getByText('Paused until you resume').waitFor();
    expect(await focused()).toBe('dev/shop/stripe');
    await page.evaluate(() => {
      const { world } = (globalThis as unknown as { fake: import('./fake-keyturn.ts').FakeKeyturn }).fake;
      world.change({ watches: world.view().watches.filter(({ secret }) => secret !== 'dev/shop/stripe') });
    });
    await page.locator('.id', { hasText: 'stripe' }).waitFor({ state: 'detached' });
    expect(await focused()).toMatch(/^[a-z]+\/[a-z]+/);
  });

  test('what is said aloud does not tick, and comes at most every 5 s', async () => {
    page = await window.open({ state: 'calm' });
    await page.clock.install();
    await page.reload();
    await page.locator('tr.watch').first().waitFor();
    const spoken = page.locator('.answer [role=status]');
    const before = await spoken.textContent();
    await page.clock.fastForward(6_000);
    const ticked = await spoken.textContent();
    const change = (state: 'paused' | 'calm') =>
      page.evaluate((until) => {
        const { world } = (globalThis as unknown as { fake: import('./fake-keyturn.ts').FakeKeyturn }).fake;
        world.changeWatches(undefined, ({ pause: _, ...row }) => (until === 'paused' ? { ...row, pause: {} } : row));
      }, state);
    await change('paused');
    await page.clock.fastForward(100);
    await expect.poll(() => spoken.textContent()).toBe('All 8 paused');
    await change('calm');
    await page.clock.fastForward(2_000);
    const early = await spoken.textContent();
    await page.clock.fastForward(4_000);
    await expect.poll(() => spoken.textContent()).toBe('All 8 in step');
    expect([before, ticked, early]).toEqual(['All 8 in step', 'All 8 in step', 'All 8 paused']);
    expect(await page.locator('[aria-live=assertive], [role=alert]').count()).toBe(0);
  });
});
