import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { partIsRequired } from '../support/require.ts';
import { askedOf, CHROMIUM, type InChromium, openChromium, violations } from './in-chromium.ts';

const next = (page: Page) => page.getByRole('button', { name: 'Continue' });

async function toSecrets(page: Page): Promise<void> {
  await page.getByLabel('Region').selectOption('eu-west-1');
  await next(page).click();
  await page.getByRole('radio', { name: 'dev/shop/database' }).waitFor();
}

async function pick(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).check();
}

describe.skipIf(!existsSync(CHROMIUM) && !partIsRequired('chromium'))('the add wizard, in Chromium', () => {
  let chromium: InChromium;
  let page: Page;

  beforeAll(async () => {
    chromium = await openChromium();
  });
  afterEach(() => page.close());
  afterAll(() => chromium.stop());

  const open = async (query = ''): Promise<Page> => {
    page = await chromium.open('add', { install: 'fake-add-install.ts', query });
    return page;
  };

  test('from an account to a watched secret; nothing is written before the last step', async () => {
    await open();
    expect(await violations(page)).toEqual([]);
    await toSecrets(page);
    expect(await violations(page)).toEqual([]);
    await pick(page, 'dev/shop/database');
    await page.getByLabel('Prefix').fill('db');
    await page.getByLabel('Variable for username').fill('DB_USER');
    await page.getByRole('checkbox', { name: 'Use ca.pem' }).uncheck();
    await page.getByRole('checkbox', { name: 'shell' }).check();
    await page.getByText('2 of 4 keys to .env, 1 asks before replacing').waitFor();
    expect(await violations(page)).toEqual([]);
    await next(page).click();
    await page.getByText('readers: [dotenv, shell]').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await askedOf(page, 'addWatch')).toEqual([]);
    await page.getByRole('button', { name: 'Write' }).click();
    await page.getByRole('heading', { name: 'dev/shop/database is watched' }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await askedOf(page, 'addWatch')).toEqual([
      {
        project: '/home/mia/code/shop',
        profile: 'dev',
        region: 'eu-west-1',
        secret: 'dev/shop/database',
        file: '.env',
        variables: { username: 'DB_USER', password: 'DBPASSWORD' },
        readers: ['dotenv', 'shell'],
      },
    ]);
  });

  test('going back keeps everything, and the focus goes with the steps', async () => {
    await open();
    await toSecrets(page);
    await pick(page, 'dev/shop/database');
    await page.getByLabel('Variable for username').fill('DB_USER');
    await page.getByRole('button', { name: 'Back' }).click();
    expect(await page.evaluate('document.activeElement.firstElementChild.textContent')).toBe('Account');
    expect(await page.getByLabel('Region').inputValue()).toBe('eu-west-1');
    await next(page).click();
    expect(await page.getByLabel('Variable for username').inputValue()).toBe('DB_USER');
    expect(await page.getByRole('radio', { name: 'dev/shop/database' }).isChecked()).toBe(true);
  });

  test('names that collide are told at their field, and nothing goes on', async () => {
    await open();
    await toSecrets(page);
    await pick(page, 'dev/shop/database');
    await page.getByLabel('Variable for username').fill('PASSWORD');
    const name = page.getByLabel('Variable for username');
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    const note = await name.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${note}"]`).textContent()).toBe('“password” has this variable already.');
    expect(await next(page).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
  });

  test('a name that programs act on is left out until somebody names it otherwise', async () => {
    await open();
    await toSecrets(page);
    await pick(page, 'dev/shop/database');
    expect(await page.getByRole('checkbox', { name: 'Use PATH' }).isChecked()).toBe(false);
    await page.getByText('blocked name').waitFor();
    await page.getByLabel('Variable for PATH').fill('NODE_OPTIONS');
    await page.getByText('programs load or run what this variable says').waitFor();
  });

  test('what IAM denies is said beside the secret, in words', async () => {
    await open();
    await toSecrets(page);
    await pick(page, 'dev/shop/signing-root');
    await page.getByText('AWS denies kms:Decrypt').waitFor();
    await page.getByText('cannot be read').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test.each([
    ['dev/shop/tls/internal-ca', 'This secret is binary. Keyturn writes text only.'],
    ['dev/shop/empty', 'This secret has no keys.'],
  ])('%s cannot be taken', async (name, words) => {
    await open();
    await toSecrets(page);
    await pick(page, name);
    await page.getByText(words).waitFor();
    expect(await next(page).isDisabled()).toBe(true);
  });

  test('a secret of one text is one variable', async () => {
    await open();
    await toSecrets(page);
    await pick(page, 'dev/shop/stripe-key');
    expect(await page.getByLabel('Variable for the whole text').inputValue()).toBe('STRIPE_KEY');
  });

  test('two hundred secrets come page by page; a search starts anew', async () => {
    await open();
    await toSecrets(page);
    await page.getByText('50 secrets so far').waitFor();
    for (const count of ['100 secrets so far', '150 secrets so far', '200 secrets']) {
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.getByText(count, { exact: true }).waitFor();
    }
    await page.getByRole('textbox', { name: 'Search secrets' }).fill('secret-19');
    await page.getByText('4 secrets', { exact: true }).waitFor();
    await page.getByRole('textbox', { name: 'Search secrets' }).fill('dev/elsewhere');
    await page.getByText('No secret matches “dev/elsewhere”.').waitFor();
    await page.getByRole('button', { name: 'Use this name' }).click();
    await page.getByLabel('Variable for username').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('a file that cannot be written is told before anything is', async () => {
    await open();
    await toSecrets(page);
    await pick(page, 'dev/shop/database');
    await page.getByLabel('Write to').fill('denied/.env');
    await page.getByText('denied is a file, not a folder.').waitFor();
    await page.getByLabel('Write to').fill('../.env');
    await page.locator('#add-file-note', { hasText: 'inside the project' }).waitFor();
    expect(await next(page).isDisabled()).toBe(true);
  });

  test('an expired sign-in is renewed in place, and the list is asked for again', async () => {
    await open('refuse=listSecrets');
    await next(page).click();
    await page.getByText('The SSO sign-in of profile dev expired.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Signed in as dev.').waitFor();
    await page.getByText('The sign-in ended.').waitFor();
    expect(await violations(page)).toEqual([]);
    const before = (await askedOf(page, 'listSecrets')).length;
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(async () => (await askedOf(page, 'listSecrets')).length).toBe(before + 1);
    expect(await askedOf(page, 'signIn')).toEqual([{ profile: 'dev' }]);
  });

  test('writing that fails stays where it is, with the cure', async () => {
    await open('refuse=addWatch');
    await toSecrets(page);
    await pick(page, 'dev/shop/database');
    await next(page).click();
    await page.getByRole('button', { name: 'Write' }).click();
    await page.getByText('keyturn.yaml cannot be written: the disk is full.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Write' }).isEnabled()).toBe(true);
  });
});
