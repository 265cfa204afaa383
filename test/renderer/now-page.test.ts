// What the list says, state by state.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openWindow, type Window } from './a-window.ts';
import type { State } from './fake/states.ts';
import { asked } from './pages-in-chromium.ts';

let window: Window;

async function show(state: State, width = 960): Promise<Page> {
  const page = await window.open({ state, look: { viewport: { width, height: 640 } } });
  await page.locator('tr.watch').first().waitFor();
  return page;
}

/** Cells whose text is cut off at its end. */
const cutIn = (page: Page, selector: string): Promise<string[]> =>
  page
    .locator(selector)
    .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent ?? ''));

describe.skipIf(!hasBrowser)('the list of watches', () => {
  beforeAll(async () => {
    window = await openWindow();
  }, 60_000);
  afterAll(() => window.stop());

  test('offline is said once: what passes by itself asks for nothing', async () => {
    const page = await show('offline');
    expect([await page.locator('.bar').count(), await page.locator('.cure').count()]).toEqual([1, 0]);
    expect(await cutIn(page, '.list td:nth-child(3) .two > *')).toEqual([]);
  });

  test('the answer counts projects that wait, and sums up what wants nobody before it would be cut', async () => {
    const trust = await show('trust');
    expect(await trust.locator('.answer').innerText()).toContain('3 need you, 1 cannot be checked');
    const problems = await show('problems', 720);
    expect(await problems.locator('.answer > p:last-child').innerText()).toMatch(/, 2 others$/);
    expect(await cutIn(problems, '.answer > p:last-child')).toEqual([]);
  });

  test.each([960, 720])('of names the last part stays: %s', async (width) => {
    const page = await show('thousand', width);
    expect(await cutIn(page, '.id .leaf, .place .leaf')).toEqual([]);
  });

  test('where the clock says AM and PM nothing of a time is cut', async () => {
    const page = await window.open({ state: 'now', look: { locale: 'en-US', viewport: { width: 720, height: 480 } } });
    await page.getByText(/today \d+:\d\d PM/).waitFor();
    expect(await cutIn(page, '.list td:nth-child(3) .two > *, .list td:nth-child(4) .two > *')).toEqual([]);
  });

  test('a file with an error is opened from its row', async () => {
    const page = await show('trust');
    await page.getByRole('button', { name: 'Open file: personal' }).click();
    expect(await asked(page, 'openTarget')).toEqual([{ target: '/home/mia/code/personal' }]);
  });

  test('a target whose file is gone is removed only after a second press in place; leaving is a no', async () => {
    const page = await show('problems');
    const remove = page.getByRole('button', { name: 'Remove target: dev/shop/file-gone' });
    const sure = page.getByRole('button', { name: 'Remove from keyturn.yaml: dev/shop/file-gone' });
    await remove.click();
    await sure.waitFor();
    await page.getByRole('link', { name: 'History' }).focus();
    await remove.click();
    expect(await asked(page, 'removeTarget')).toEqual([]);
    await sure.click();
    await sure.waitFor({ state: 'detached' });
    const [asking] = await asked(page, 'removeTarget');
    expect(asking).toMatchObject({ key: 'dev.shop.file-gone', target: expect.stringMatching(/apps\/api\/\.env$/) });
  });

  test('a locked keychain is unlocked by a check of that watch, which the row says', async () => {
    const page = await show('problems');
    await page.getByText('Unlock checks again, and the system asks for the password.').waitFor();
    await page.getByRole('button', { name: 'Unlock: dev/shop/keychain-locked' }).click();
    expect(await asked(page, 'checkNow')).toEqual([{ key: 'dev.shop.keychain-locked' }]);
  });

  test('a page with a fault says so, and the others are there', async () => {
    const page = await show('now');
    await page.evaluate(() => {
      const { world } = (globalThis as unknown as { fake: import('./fake-keyturn.ts').FakeKeyturn }).fake;
      world.changeWatches(undefined, ({ targets, ...row }) => ({
        ...row,
        targets: targets.map((target) => ({ ...target, name: undefined as never })),
      }));
    });
    await page.locator('.cure').getByText('This page has a fault of its own.').waitFor();
    expect(await page.locator('h1, tr.watch').count()).toBe(0);
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('heading', { name: 'Rotations' }).waitFor();
    expect(await page.locator('h1').allInnerTexts()).toEqual(['History']);
  });
});
