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
  { name: 'history', state: 'now', path: '#/history' },
  { name: 'history-empty', state: 'empty', path: '#/history' },
  { name: 'health', state: 'now', path: '#/health' },
  { name: 'settings', state: 'now', path: '#/settings' },
  { name: 'add', state: 'now', path: '#/add' },
  { name: 'add-denied', state: 'denied', path: '#/add' },
  { name: 'scan', state: 'now', path: '#/scan' },
  { name: 'welcome', state: 'empty', path: '#/welcome' },
  { name: 'trust', state: 'trust', path: `#/trust/${encodeURIComponent(`${HOME}/search`)}` },
];
