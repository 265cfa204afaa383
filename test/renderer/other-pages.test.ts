import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { partIsRequired } from '../support/require.ts';
import { askedOf, CHROMIUM, type InChromium, openChromium, violations } from './in-chromium.ts';

const PREFERENCES = {
  startsAtLogin: true,
  notifies: true,
  quietHours: { from: 1320, to: 420 },
  usesSingleKeys: true,
  looksForUpdates: false,
};

describe.skipIf(!existsSync(CHROMIUM) && !partIsRequired('chromium'))(
  'the pages around the watches, in Chromium',
  () => {
    let chromium: InChromium;
    let page: Page;

    beforeAll(async () => {
      chromium = await openChromium();
    });
    afterEach(() => page.close());
    afterAll(() => chromium.stop());

    const open = async (path: string, query?: string): Promise<void> => {
      page = await chromium.open(path, query === undefined ? {} : { query });
    };

    const LISTED = `trust/${encodeURIComponent('/home/mia/code/search')}`;

    test.each(['add', 'scan', 'channels', 'health', 'settings', 'welcome', LISTED])(
      '%s shows everything in a small window',
      async (path) => {
        await open(path);
        for (const [width, height] of [
          [720, 480],
          [400, 640],
        ] as const) {
          await page.setViewportSize({ width, height });
          await page.getByRole('heading').first().waitFor();
          const beside = await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
          expect([width, beside]).toEqual([width, 0]);
        }
        await page.emulateMedia({ forcedColors: 'active' });
        expect(await violations(page)).toEqual([]);
      },
    );

    test('settings are saved as they change, one after the other', async () => {
      await open('settings');
      const updates = page.getByRole('switch', { name: 'Look for updates' });
      await updates.check();
      await page.getByLabel('Quiet from').fill('21:30');
      await page.getByRole('switch', { name: 'Quiet hours' }).uncheck();
      await page.getByLabel('Quiet from').waitFor({ state: 'detached' });
      const { quietHours: _, ...loud } = PREFERENCES;
      await expect
        .poll(() => askedOf(page, 'setPreferences'))
        .toEqual([
          { ...PREFERENCES, looksForUpdates: true },
          { ...PREFERENCES, looksForUpdates: true, quietHours: { from: 1290, to: 420 } },
          { ...loud, looksForUpdates: true },
        ]);
      expect(await updates.isChecked()).toBe(true);
      expect(await violations(page)).toEqual([]);
    });

    test('a project goes only after a second yes; the focus is on the harmless answer', async () => {
      await open('settings');
      await page.getByRole('button', { name: 'Remove search' }).click();
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Keep');
      await page.keyboard.press('Enter');
      expect(await askedOf(page, 'removeProject')).toEqual([]);
      await page.getByRole('button', { name: 'Remove search' }).click();
      await page.getByRole('button', { name: 'Remove search' }).click();
      await expect.poll(() => askedOf(page, 'removeProject')).toEqual([{ directory: '/home/mia/code/search' }]);
    });

    test('a profile gets the name of this machine, and loses it', async () => {
      await open('settings');
      await page.getByLabel('In keyturn.yaml').fill('team');
      await page.getByLabel('On this machine').fill('mine');
      await page.getByRole('button', { name: 'Substitute' }).click();
      await page.getByText('is mine on this machine').waitFor();
      await page.getByRole('button', { name: 'Remove team' }).click();
      await page.getByText('is mine on this machine').waitFor({ state: 'detached' });
      expect(await askedOf(page, 'setProfile')).toEqual([{ name: 'team', local: 'mine' }, { name: 'team' }]);
    });

    test('a browser does not offer what only the tray app can', async () => {
      await open('settings', 'state=browser');
      expect(await page.getByRole('switch', { name: 'Start at login' }).isDisabled()).toBe(true);
      expect(await page.getByRole('button', { name: 'Choose folder' }).count()).toBe(0);
      await page.getByLabel('Add a folder with a keyturn.yaml').fill('/home/mia/code/new');
      await page.getByRole('button', { name: 'Add project' }).click();
      await page.getByRole('heading', { name: 'Trust this list' }).waitFor();
      expect(await askedOf(page, 'addProject')).toEqual([{ directory: '/home/mia/code/new' }]);
    });

    test('a channel is tested hop by hop, its dead letters move back, and only the second press removes it', async () => {
      await open('channels');
      await page.getByRole('button', { name: 'Test keyturn-mia' }).click();
      const hops = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
      await expect
        .poll(() => hops.allInnerTexts())
        .toContainEqual(expect.stringContaining('The pattern does not match'));
      await page.getByRole('button', { name: 'Move back' }).click();
      await page.getByText('2 messages moved back.').waitFor();
      await page.getByRole('button', { name: 'Remove: keyturn-mia' }).click();
      expect(await askedOf(page, 'removeChannel')).toEqual([]);
      await page.getByRole('button', { name: /and the stack keyturn-mia in AWS: keyturn-mia/ }).click();
      await page.getByRole('heading', { name: 'keyturn-mia' }).waitFor({ state: 'detached' });
      expect(await violations(page)).toEqual([]);
    });

    test('a queue is made in AWS only after what it would make was seen', async () => {
      await open('channels', 'state=empty');
      await page.getByRole('button', { name: 'Show what it would make' }).click();
      await page.getByText('AWS::SQS::Queue').waitFor();
      expect(await askedOf(page, 'deployChannel')).toEqual([]);
      await page.getByRole('button', { name: 'Make it in AWS' }).click();
      await expect.poll(() => askedOf(page, 'deployChannel')).toEqual([{ name: 'keyturn-me', prefixes: [] }]);
    });

    test('health says what to fix, and asks again', async () => {
      await open('health');
      await page.getByText('3 things to fix').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Copy command aws sso login --profile staging-sso' }).click();
      expect(await askedOf(page, 'copyText')).toEqual([{ text: 'aws sso login --profile staging-sso' }]);
      await page.getByRole('button', { name: 'Check again' }).click();
      await expect.poll(async () => (await askedOf(page, 'getHealth')).length).toBe(2);
    });

    test('the first start has three ways in', async () => {
      await open('now', 'state=empty');
      await page.getByText('5 profiles found in your AWS configuration.').waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await page.getByRole('link', { name: 'Add my first secret' }).getAttribute('href')).toBe('#/add');
      await page.getByRole('button', { name: 'Try the demo' }).click();
      await page.getByRole('heading', { name: 'Now' }).waitFor();
      expect(await askedOf(page, 'startDemo')).toHaveLength(1);
    });

    test('a list is trusted as it was shown', async () => {
      await open(`trust/${encodeURIComponent('/home/mia/code/search')}`, 'state=trust');
      await page.getByText('runs docker compose up -d').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Accept this list' }).click();
      await page.getByRole('heading', { name: 'The list is accepted' }).waitFor();
      expect(await askedOf(page, 'trust')).toEqual([{ directory: '/home/mia/code/search', fingerprint: 'f00d' }]);
    });

    test('a scan writes what was chosen, after a look', async () => {
      await open('scan');
      await page.getByRole('button', { name: 'Choose folder' }).click();
      await page.getByRole('button', { name: 'Scan', exact: true }).click();
      await page.getByRole('checkbox', { name: 'Take dev/shop/stripe into .env' }).uncheck();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('list', { name: 'Preview of .env, values masked' }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await askedOf(page, 'addWatch')).toEqual([]);
      await page.getByRole('button', { name: 'Write' }).click();
      await page.getByRole('heading', { name: '1 watch added' }).waitFor();
      expect(await askedOf(page, 'addWatch')).toMatchObject([{ secret: 'dev/shop/database' }]);
    });
  },
);
