import type { Notice } from '../../preload/views.ts';
import type { PageName } from '../routes.ts';

export const PRODUCT = 'Keyturn';
export const SKIP = 'Skip to content';
export const VIEWS = 'Views';
export const PROJECTS = 'Projects';
export const LOADING = 'Loading';
export const MASKED = 'masked';
export const TRY_AGAIN = 'Try again';
export const CLOSE = 'Close';
export const BACK_TO_NOW = 'Now';
export const NEXT_CHECK = 'Next check';
export const CALLS = 'Calls this month';
export const COST = 'Cost this month';

export const PAGE_TITLES: Record<PageName, string> = {
  now: 'Now',
  watch: 'Watch',
  add: 'Add secret',
  scan: 'Scan a folder',
  history: 'History',
  channels: 'Channels',
  settings: 'Settings',
  health: 'Health',
  welcome: 'First start',
  trust: 'Trust',
};

const COUNT = new Intl.NumberFormat('en-US');
const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

export const count = (number: number): string => COUNT.format(number);
export const dollars = (amount: number): string => DOLLARS.format(amount);
/** `1 watch`, `1,000 watches`. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** After a number. */
export const watchesOf = (number: number, flag: string | undefined): string =>
  `${number === 1 ? ' watch' : ' watches'}${flag === undefined ? '' : `, ${flag}`}`;

export const needAttention = (number: number): string => `${number === 1 ? ' needs' : ' need'} attention`;

export const NOTICE_ACTS: Record<Notice['kind'], string | undefined> = {
  offline: undefined,
  channel: undefined,
  'no tray': 'Show how to add them',
  configuration: undefined,
  demo: undefined,
  crashed: undefined,
  'no notifications': undefined,
};

export const allPaused = (until: string | undefined): string =>
  until === undefined ? 'Everything is paused until you resume.' : `Everything is paused until ${until}.`;
export const RESUME = 'Resume';
export const NO_ANSWER = 'Keyturn has not answered yet.';
export const BROKEN = {
  code: 'unknown',
  message: 'This page has a fault of its own.',
  cure: 'Your files are kept in step all the same.',
};
export const INVALID = 'its file is invalid';
export const WAITS_FOR_TRUST = 'waits for trust';
export const KEYBOARD = 'Keyboard';
