import type { TargetRow, WatchRow } from '../../preload/views.ts';
import type { Shown } from '../pages/now/filtering.ts';
import type { Grouping } from '../pages/now/items.ts';
import type { Standing } from '../pages/now/standing.ts';
import { count } from './shell.ts';

export const CHECK_NOW = 'Check now';
export const CHECKING = 'Checking…';
export const ADD_SECRET = 'Add secret';
export const ATTENTION = 'Needs attention';
export const NOTHING_YET = 'Nothing is watched yet';
export const OTHER = 'Other';
export const DEFAULT_PROFILE = 'default';
export const ALL_WATCHES = 'All watches';
export const CAPTION = 'Watches, problems first';

export const HEADS = {
  state: 'State',
  secret: 'Secret',
  freshness: 'Freshness',
  rotation: 'Next rotation',
  rotates: 'Rotates',
  to: 'Goes to',
  more: 'More',
};

export const STANDING_HEADS: Record<Standing, string> = {
  'needs you': ATTENTION,
  'cannot be checked': ATTENTION,
  'cannot be written': ATTENTION,
  stale: 'Stale',
  'not checked yet': 'Not checked yet',
  'in step': 'In step',
  paused: 'Paused',
};

export const ROTATIONS = { today: 'Rotates today', week: 'Within 7 days', later: 'Later', none: 'Not scheduled' };
export const NOT_SCHEDULED = 'not scheduled';
export const overdue = (by: string): string => `overdue by ${by}`;

export const FILTER = 'Filter watches';
export const FILTER_HINT = 'Secret, key or file';
export const SHOW = 'Show';
export const SHOWN_WORDS: Record<Shown, string> = {
  all: 'All',
  attention: 'Attention',
  changed: 'Changed',
  paused: 'Paused',
};
export const GROUP_BY = 'Group by';
export const GROUPING_WORDS: Record<Grouping, string> = {
  project: 'By project',
  profile: 'By profile',
  rotation: 'By next rotation',
  none: 'One list',
};
export const CLEAR_FILTER = 'Clear filter';
export const noMatch = (search: string): string =>
  search === '' ? 'No watch is like this now.' : `No watch matches "${search}".`;
export const noWatchIn = (project: string): string => `No watch of ${project} runs.`;

const STANDING_WORDS: Record<Standing, { readonly one: string; readonly many?: string }> = {
  'needs you': { one: 'needs you', many: 'need you' },
  'cannot be checked': { one: 'cannot be checked' },
  'cannot be written': { one: 'cannot be written' },
  stale: { one: 'stale' },
  'not checked yet': { one: 'not checked yet' },
  'in step': { one: 'in step' },
  paused: { one: 'paused' },
};

/** `1 needs you`, `204 cannot be checked`. */
export function standingCount(standing: Standing, number: number): string {
  const { one, many = one } = STANDING_WORDS[standing];
  return `${count(number)} ${number === 1 ? one : many}`;
}
export const allIn = (number: number, standing: Standing): string =>
  number === 1 ? standingCount(standing, 1) : `All ${standingCount(standing, number)}`;
export const others = (number: number): string => `${count(number)} ${number === 1 ? 'other' : 'others'}`;
export const confirmed = (when: string): string => `confirmed ${when}`;

/** `dev, eu-west-1`. */
export const place = ({ profile, region }: WatchRow): string => [profile, region].filter(Boolean).join(', ');

/** `.env, 1 more`, `Keychain shop/db`. */
export function targetName({ name }: TargetRow): { readonly kind: 'file' | 'keychain'; readonly name: string } {
  const [, item] = /^keychain:(.*)$/.exec(name) ?? [];
  return item === undefined ? { kind: 'file', name } : { kind: 'keychain', name: item };
}
export const KEYCHAIN = 'Keychain';
export const more = (number: number): string => `, ${number} more`;
export const moreFor = (secret: string): string => `More for ${secret}`;
export const actFor = (act: string, name: string): string => `${act}: ${name}`;
export const sharedCount = (number: number): string => `${count(number)} ${number === 1 ? 'secret' : 'secrets'}`;
export const targetCount = (number: number): string => `${count(number)} ${number === 1 ? 'target' : 'targets'}`;

export const MENU = {
  hour: 'Pause for 1 h',
  tomorrow: 'Pause until tomorrow 09:00',
  untilResumed: 'Pause until I resume',
  resume: 'Resume',
  mute: 'Mute notifications',
  unmute: 'Unmute notifications',
  console: 'Open in the AWS console',
};
