import type { Route } from '../../preload/contract.ts';
import type { AppView, WatchRow } from '../../preload/views.ts';
import { type Change, changeLabel } from './last-changes.ts';
import { problemLines } from './menu-problems.ts';
import { type MenuWords, menuWords } from './menu-words.ts';
import { shortened } from './short-names.ts';

/** A menu may stay open for long: when a pause ends is worked out when somebody chooses it. */
export type PauseLength = 'hour' | 'until tomorrow' | 'until resumed';

export type TrayAction =
  | { readonly kind: 'open'; readonly route?: Route }
  | { readonly kind: 'check'; readonly key?: string }
  | { readonly kind: 'pause'; readonly key?: string; readonly length: PauseLength }
  | { readonly kind: 'resume'; readonly key?: string }
  | { readonly kind: 'mute'; readonly key: string; readonly isMuted: boolean }
  | { readonly kind: 'quit' };

/** One line of a menu. Without an action and without lines it cannot be chosen. */
export type MenuLine =
  | { readonly kind: 'rule' }
  | {
      readonly kind: 'line';
      readonly label: string;
      readonly action?: TrayAction;
      readonly lines?: readonly MenuLine[];
      readonly isChecked?: boolean;
    };

export type MenuFacts = {
  readonly view: Pick<AppView, 'watches' | 'projects' | 'pause'>;
  /** The state in one sentence. */
  readonly line: string;
  /** Newest first. */
  readonly changes: readonly Change[];
  readonly platform: NodeJS.Platform;
  /** Epoch milliseconds. */
  readonly now: number;
};

const HOUR_MS = 3_600_000;
const LONGEST_NAME = 40;
/** Longer lists are for the window. */
const MOST_WATCHES = 25;
const MOST_CHANGES = 5;
const RULE: MenuLine = { kind: 'rule' };

export function entry(label: string, action?: TrayAction): MenuLine {
  return { kind: 'line', label, ...(action && { action }) };
}

/** Epoch milliseconds; undefined when somebody has to resume it. Tomorrow begins at nine, where the machine is. */
export function pauseEnd(length: PauseLength, now: number): number | undefined {
  if (length === 'hour') return now + HOUR_MS;
  const day = new Date(now);
  const tomorrow = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 9);
  return length === 'until tomorrow' ? tomorrow.getTime() : undefined;
}

type Pauses = { readonly key?: string; readonly isPaused: boolean; readonly words: MenuWords };

function pauseLine({ key, isPaused, words }: Pauses): MenuLine {
  const which = key === undefined ? {} : { key };
  if (isPaused) return entry(words.resume, { kind: 'resume', ...which });
  const lines = [
    entry(words.hour, { kind: 'pause', ...which, length: 'hour' }),
    entry(words.tomorrow, { kind: 'pause', ...which, length: 'until tomorrow' }),
    entry(words.untilResumed, { kind: 'pause', ...which, length: 'until resumed' }),
  ];
  return { kind: 'line', label: words.pause, lines };
}

function watchLine(row: WatchRow, words: MenuWords, isAllPaused: boolean): MenuLine {
  const { key, secret, label, isMuted } = row;
  const name = label === 'AWSCURRENT' ? secret : `${secret} (${label})`;
  return {
    kind: 'line',
    label: shortened(name, LONGEST_NAME),
    lines: [
      entry(words.open.replace(' Keyturn', ''), { kind: 'open', route: { page: 'watch', key } }),
      entry(words.checkNow, { kind: 'check', key }),
      // A pause of everything has one end, below.
      ...(isAllPaused ? [] : [pauseLine({ key, isPaused: row.pause !== undefined, words })]),
      { kind: 'line', label: words.mute, action: { kind: 'mute', key, isMuted: !isMuted }, isChecked: isMuted },
    ],
  };
}

function watchesLine({ watches, pause }: MenuFacts['view'], words: MenuWords): MenuLine[] {
  if (watches.length === 0) return [];
  const lines = watches.slice(0, MOST_WATCHES).map((row) => watchLine(row, words, pause !== undefined));
  const more = watches.length - lines.length;
  if (more > 0) lines.push(entry(`${more} more`, { kind: 'open', route: { page: 'now' } }));
  return [{ kind: 'line', label: words.allWatches, lines }];
}

function changeLines({ changes, view, now }: MenuFacts, words: MenuWords): MenuLine[] {
  if (changes.length === 0) return [];
  const lines = changes.slice(0, MOST_CHANGES).map((change) => {
    const row = view.watches.find(({ secret, label }) => secret === change.secret && label === change.label);
    const route: Route = row ? { page: 'watch', key: row.key } : { page: 'history' };
    return entry(changeLabel(change, now), { kind: 'open', route });
  });
  return [RULE, entry(words.lastChanges), ...lines];
}

function projectsLine({ projects }: Pick<AppView, 'projects'>, words: MenuWords): MenuLine {
  const lines = projects.map(({ directory, name, standing }) => {
    const route: Route = standing === 'waits for trust' ? { page: 'trust', key: directory } : { page: 'now' };
    return entry(standing === 'runs' ? name : `${name}, ${standing}`, { kind: 'open', route });
  });
  const add = entry(words.addProject, { kind: 'open', route: { page: 'scan' } });
  return { kind: 'line', label: words.projects, lines: lines.length > 0 ? [...lines, RULE, add] : [add] };
}

/** The tray is a rendering of the state: the same facts give the same menu, and time alone does not change it. */
export function trayMenu(facts: MenuFacts): MenuLine[] {
  const { view, line, platform } = facts;
  const words = menuWords(platform);
  return [
    entry(line, { kind: 'open', route: { page: 'now' } }),
    RULE,
    ...problemLines(view, words),
    ...watchesLine(view, words),
    ...changeLines(facts, words),
    RULE,
    entry(words.checkNow, { kind: 'check' }),
    pauseLine({ isPaused: view.pause !== undefined, words }),
    projectsLine(view, words),
    RULE,
    entry(words.open, { kind: 'open' }),
    entry(words.settings, { kind: 'open', route: { page: 'settings' } }),
    entry(words.quit, { kind: 'quit' }),
  ].filter((one, index, all) => one.kind !== 'rule' || all[index - 1]?.kind !== 'rule');
}
