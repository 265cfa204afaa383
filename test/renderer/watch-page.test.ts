import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { HOME } from './fake/watches.ts';
import type { FakeKeyturn } from './fake-keyturn.ts';
import { asked, broken, hasChromium, openPages, type Pages, type Shown } from './pages-in-chromium.ts';

const DATABASE = '/watch/dev.shop.database';
const KEY = 'dev.shop.database';

describe.skipIf(!hasChromium)('the page of a watch', () => {
  let pages: Pages;
  let page: Page;
  beforeAll(async () => {
    pages = await openPages();
  });
  afterEach(() => page.close());
  afterAll(() => pages.stop());

  async function show(shown: Shown): Promise<void> {
    page = await pages.open(shown);
    await page.getByRole('heading', { level: 2, name: 'What happened' }).waitFor();
  }
  const radio = (group: string, name: string) => page.getByRole('radiogroup', { name: group }).getByLabel(name);

  test.each<Shown>([
    { at: DATABASE },
    { at: DATABASE, scheme: 'dark' },
    { at: DATABASE, width: 720, height: 480 },
    { at: DATABASE, width: 400, height: 800 },
    { at: DATABASE, forcedColors: 'active' },
    { state: 'browser', at: DATABASE },
    { state: 'login', at: '/watch/dev.shop.stripe', scheme: 'dark' },
    { state: 'denied', at: '/watch/dev.billing.ledger' },
    { state: 'problems', at: '/watch/dev.shop.file-gone', scheme: 'dark' },
    { state: 'problems', at: '/watch/dev.shop.edited' },
    { state: 'paused', at: DATABASE },
  ])('breaks no rule of accessibility and shows everything: %j', async (shown) => {
    await show(shown);
    expect(await broken(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    const inside = await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
    expect([overflow, inside]).toEqual([0, 0]);
    expect(pages.complaints).toEqual([]);
  });

  test('a conflict is decided key by key', async () => {
    await show({ at: DATABASE });
    const apply = page.getByRole('button', { name: 'Apply' });
    expect([await apply.isDisabled(), await radio('DB_HOST', 'Keep mine').isChecked()]).toEqual([true, true]);
    await radio('DB_PASSWORD', 'Take AWS').check();
    await apply.click();
    await page.getByRole('radiogroup').first().waitFor({ state: 'detached' });
    const choices = { DB_HOST: 'keep', DB_PASSWORD: 'take' };
    expect(await asked(page, 'choose')).toEqual([{ key: KEY, target: `${HOME}/shop/.env`, choices }]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('targets');
  });

  test('all at once, by keyboard', async () => {
    await show({ at: DATABASE });
    await page.getByRole('button', { name: 'Take all from AWS' }).press('Enter');
    await page.getByRole('button', { name: 'Apply' }).press('Enter');
    await page.getByRole('radiogroup').first().waitFor({ state: 'detached' });
    expect(await asked(page, 'choose')).toMatchObject([{ choices: { DB_HOST: 'take', DB_PASSWORD: 'take' } }]);
  });

  test('a value is revealed by the system, and never in a browser', async () => {
    await show({ at: DATABASE });
    await page.getByRole('button', { name: 'Reveal DB_PASSWORD for 30 s' }).first().click();
    await page.getByText('Shown by the system for 30 s.').waitFor();
    expect(await asked(page, 'reveal')).toEqual([{ key: KEY, field: 'password' }]);
    await page.getByRole('button', { name: 'Copy DB_PASSWORD' }).first().click();
    await page.getByText('In the clipboard for 30 s.').waitFor();
    expect(await page.getByText('Shown by the system for 30 s.').count()).toBe(0);
    await page.close();
    await show({ state: 'browser', at: DATABASE });
    expect(await page.getByRole('button', { name: /Reveal|Copy DB/ }).count()).toBe(0);
    expect(await page.getByText('The tray app can, for 30 s.').count()).toBe(1);
  });

  test('a pause has three lengths; the menu takes arrows and gives the focus back', async () => {
    await show({ at: DATABASE });
    await page.getByRole('button', { name: 'Pause' }).press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Pause');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    expect([await asked(page, 'pause'), await asked(page, 'resume')]).toEqual([[{ key: KEY }], [{ key: KEY }]]);
  });

  test.each(['Escape', 'Alt+ArrowLeft'])('%s leads back to the list', async (keys) => {
    await show({ at: DATABASE });
    await page.keyboard.press(keys);
    await page.waitForURL(/#\/now/);
    expect(new URL(page.url()).hash).toBe('#/now');
  });

  test('a file that is gone is created again with what AWS has', async () => {
    await show({ state: 'problems', at: '/watch/dev.shop.file-gone' });
    await page.getByRole('button', { name: 'Create again' }).click();
    await page.getByText('In step').waitFor();
    const choices = { DB_HOST: 'take', DB_PASSWORD: 'take', DB_USER: 'take' };
    expect(await asked(page, 'choose')).toMatchObject([{ choices }]);
  });

  test.each([
    ['the versions', { at: DATABASE }, '.figure'],
    ['the rotations', { at: '/history' }, '.plot .scroll'],
  ])('too wide for the window, %s are seen from their newest end', async (_, { at }, selector) => {
    page = await pages.open({ at, width: 480, height: 640 });
    const figure = page.locator(selector);
    await figure.waitFor();
    const [left, hidden] = await figure.evaluate((one) => [one.scrollLeft, one.scrollWidth - one.clientWidth]);
    expect(hidden).toBeGreaterThan(0);
    expect(left).toBe(hidden);
  });

  test('what keeps a value from being revealed is said in its place', async () => {
    await show({ at: DATABASE });
    const reveal = page.getByRole('button', { name: 'Reveal DB_PASSWORD for 30 s' }).first();
    await reveal.click();
    await page.getByText('Shown by the system for 30 s.').waitFor();
    await page.evaluate(() => {
      const { fake } = globalThis as unknown as { fake: FakeKeyturn };
      const problem = { code: 'login-expired', message: 'The sign-in of profile dev expired.', cure: 'Sign in.' };
      Object.assign(fake, { ask: async () => ({ ok: false, problem }) });
    });
    await reveal.click();
    await page.getByText('The sign-in of profile dev expired.').waitFor();
    expect(await page.getByText('Shown by the system for 30 s.').count()).toBe(0);
  });

  test('the same as a table names every version of the picture', async () => {
    await show({ at: DATABASE });
    await page.getByText('The same as a table').click();
    const heads = await page.locator('details tbody th').allTextContents();
    expect(heads).toEqual(['3f2a9c41', '7c3eb812', 'a1f05d7e', '4d81aa10']);
  });
});
