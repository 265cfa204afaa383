import type { Page } from 'playwright-core';
import type { State } from './fake/states.ts';
import { HOME } from './fake/watches.ts';

/** One picture, and one page for axe. `ready`: what has to be there first. */
export type Shot = {
  readonly name: string;
  readonly state: State;
  readonly path: string;
  readonly ready?: string;
  readonly act?: (page: Page) => Promise<void>;
};

const now = (state: State): Shot => ({ name: state === 'now' ? 'now' : `now-${state}`, state, path: '#/now' });

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

async function toSecret(page: Page): Promise<void> {
  await press(page, 'Continue');
  await page.getByRole('radio').first().check({ force: true });
  await page.getByText('values masked').first().waitFor();
}

async function toDenied(page: Page): Promise<void> {
  await press(page, 'Continue');
  await page.getByText('ListSecrets').waitFor();
}

async function toLook(page: Page): Promise<void> {
  await toSecret(page);
  await press(page, 'Continue');
  await page.getByText('Added to keyturn.yaml').waitFor();
}

async function toProposals(page: Page): Promise<void> {
  await press(page, 'Choose folder');
  await press(page, 'Scan');
  await page.getByRole('checkbox').first().waitFor();
}

async function toScanLook(page: Page): Promise<void> {
  await toProposals(page);
  await press(page, 'Continue');
  await page.getByText('Added to keyturn.yaml').first().waitFor();
}

export const SHOTS: readonly Shot[] = [
  now('now'),
  now('calm'),
  now('empty'),
  now('thousand'),
  now('offline'),
  now('login'),
  now('denied'),
  now('problems'),
  now('paused'),
  now('trust'),
  now('notray'),
  now('configuration'),
  { ...now('loading'), ready: '.ghosts' },
  { ...now('failed'), ready: '.cure' },
  {
    ...now('now'),
    name: 'now-menu',
    act: (page) => page.getByRole('button', { name: 'More for dev/shop/stripe' }).click(),
  },
  {
    ...now('thousand'),
    name: 'now-thousand-none',
    act: (page) => page.getByRole('textbox', { name: 'Filter watches' }).fill('kafka-nowhere'),
  },
  { ...now('login'), name: 'now-signing-in', act: (page) => page.getByRole('button', { name: /^Sign in/ }).click() },
  { name: 'watch-conflict', state: 'now', path: '#/watch/dev.shop.database' },
  { name: 'watch', state: 'now', path: '#/watch/dev.shop.stripe' },
  { name: 'watch-denied', state: 'denied', path: '#/watch/dev.billing.ledger' },
  { name: 'watch-adoption', state: 'problems', path: '#/watch/dev.shop.conflict' },
  { name: 'watch-gone', state: 'problems', path: '#/watch/dev.shop.file-gone' },
  { name: 'watch-edited', state: 'problems', path: '#/watch/dev.shop.edited' },
  { name: 'watch-unfound', state: 'now', path: '#/watch/nothing' },
  { name: 'watch-browser', state: 'browser', path: '#/watch/dev.shop.stripe' },
  { name: 'history', state: 'now', path: '#/history' },
  { name: 'history-empty', state: 'empty', path: '#/history' },
  { name: 'channels', state: 'now', path: '#/channels' },
  { name: 'channels-empty', state: 'empty', path: '#/channels' },
  { name: 'health', state: 'now', path: '#/health' },
  { name: 'settings', state: 'now', path: '#/settings' },
  { name: 'add', state: 'now', path: '#/add' },
  { name: 'add-secret', state: 'now', path: '#/add', act: toSecret },
  { name: 'add-look', state: 'now', path: '#/add', act: toLook },
  { name: 'add-denied', state: 'denied', path: '#/add', act: toDenied },
  { name: 'add-browser', state: 'browser', path: '#/add' },
  { name: 'scan', state: 'now', path: '#/scan' },
  { name: 'scan-choose', state: 'now', path: '#/scan', act: toProposals },
  { name: 'scan-look', state: 'now', path: '#/scan', act: toScanLook },
  { name: 'keys', state: 'now', path: '#/now', act: (page) => page.keyboard.press('?') },
  { name: 'welcome', state: 'empty', path: '#/welcome' },
  { name: 'trust', state: 'trust', path: `#/trust/${encodeURIComponent(`${HOME}/search`)}` },
];
