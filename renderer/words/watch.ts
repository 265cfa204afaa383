import type { KeyRow, TargetDetail, TargetRow, WatchRow } from '../../preload/views.ts';
import { ago, ahead, day, moment, span } from '../times.ts';
import { counted } from './shell.ts';

export const words = {
  now: 'Now',
  checkNow: 'Check now',
  checking: 'Checking…',
  pause: 'Pause',
  resume: 'Resume',
  pauseChoices: 'How long to pause',
  hour: 'For 1 h',
  tomorrow: 'Until tomorrow 09:00',
  untilResumed: 'Until you resume',
  more: 'More',
  mute: 'Mute notifications',
  unmute: 'Notify again',
  console: 'Open in the AWS console',
  muted: 'notifications muted',
  gone: 'This watch is not there any more. Its project may have been removed, or its line in keyturn.yaml.',
  toNow: 'Back to Now',
  facts: { freshness: 'Freshness', version: 'Version', rotation: 'Next rotation', from: 'From' },
  noVersion: 'Not known yet',
  byAws: 'by AWS',
  noRotation: 'Not scheduled',
  defaultProfile: 'default credentials',
  needsYou: 'Needs you',
  versions: 'Versions',
  dashed: 'dashed: planned',
  targets: 'Targets',
  happened: 'What happened',
  allHistory: 'All history',
  nothingHappened: 'Nothing has happened since this watch was added.',
  openFile: 'Open file',
  createAgain: 'Create again',
  tryNow: 'Try now',
  unlock: 'Unlock',
  unlockAsks: 'Its values wait. Unlock checks again, and the system asks for the password.',
  checkAgain: 'Check again',
  review: 'Review',
  cleanCommand: 'keyturn clean',
  leftBehind: 'What is left behind was written by Keyturn and is not managed any more. To remove it:',
  copyCommand: 'Copy command',
  copied: 'Copied',
  showColumn: 'Reveal and copy',
  onlyTray: 'A browser cannot show or copy a value. The tray app can, for 30 s.',
  revealing: 'Shown by the system for 30 s.',
  copiedValue: 'In the clipboard for 30 s.',
  asTable: 'The same as a table',
  noVersions: 'No version is known yet.',
  wholeSecret: 'whole secret',
  fieldUnknown: 'not known now',
  none: 'none',
  nobody: 'nobody',
} as const;

export const columns = {
  choose: ['Variable', 'In the file', 'In AWS', 'Choice'],
  keys: ['Key in the secret', 'Variable', 'In the file', 'Against AWS'],
  versions: ['Version', 'Labels', 'Current from', 'Current for', 'Held by'],
} as const;

export const keysCaption = (name: string): string => `Keys of ${name}, values masked`;
export const reveal = (name: string): string => `Reveal ${name} for 30 s`;
export const copy = (name: string): string => `Copy ${name} for 30 s`;

/** The keys of the secret that are written somewhere, and where they belong. */
export function originOf({ targets, projects }: WatchRow, nameOf: (directory: string) => string): string {
  const where = projects.map(nameOf).join(', ');
  return [counted(targets.length, 'target'), where === '' ? '' : `project ${where}`].filter(Boolean).join(', ');
}

/** `Confirmed 12 s ago`. */
export function freshnessLine({ freshness, isChecking }: WatchRow, now: number): string {
  if (isChecking) return words.checking;
  switch (freshness.kind) {
    case 'fresh':
      return `Confirmed ${ago(freshness.confirmedAt, now)}`;
    case 'stale':
      return `Not confirmed for ${span(now - freshness.confirmedAt)}`;
    case 'failed':
      return 'Never confirmed';
    case 'never checked':
      return 'Not checked yet';
  }
}

/** `sweep every 5 min, next in 4 min`; of a paused watch, until when. */
export function rhythmLine({ pause, intervalMs, nextCheckAt, isMuted, route }: WatchRow, now: number): string {
  const muted = isMuted ? `, ${words.muted}` : '';
  if (pause !== undefined) return pausedLine(pause, now) + muted;
  const next = nextCheckAt === undefined ? '' : `, next ${ahead(nextCheckAt, now)}`;
  if (route?.kind === 'push + sweep')
    return `by events${next === '' ? '' : `, next sweep ${ahead(nextCheckAt ?? now, now)}`}${muted}`;
  const why = route?.kind === 'sweep only' ? `, sweep only: ${route.problem.message}` : '';
  return `every ${span(intervalMs)}${next}${why}${muted}`;
}

export function pausedLine({ until }: NonNullable<WatchRow['pause']>, now: number): string {
  return until === undefined ? 'Paused until you resume' : `Paused until ${moment(until, now)}`;
}

/** `in 30 d, Dec 23`, `today 17:00`, `overdue by 2 d`. */
export function rotationLine(nextRotationBy: number | undefined, now: number): string {
  if (nextRotationBy === undefined) return words.noRotation;
  if (nextRotationBy < now) return `Overdue by ${span(now - nextRotationBy)}`;
  return `${ahead(nextRotationBy, now)}, ${day(nextRotationBy, now)}`;
}

const CHANGES: Record<KeyRow['change'], string> = {
  'in step': 'equal',
  new: 'new, not written yet',
  update: 'newer in AWS',
  conflict: 'waits for you',
  refused: 'cannot be written',
  'edited here': 'edited here',
  kept: 'kept as you wrote it',
  'left behind': 'left behind',
};

/** The reason, where there is one, says more than the state. */
export function changeWord({ change, reason }: KeyRow, isHeld: boolean): string {
  if (reason !== undefined) return `${CHANGES[change]}: ${reason}`;
  return isHeld && (change === 'new' || change === 'update') ? `${CHANGES[change]}, waits` : CHANGES[change];
}

const STATES: Record<TargetRow['state'], string> = {
  'in step': 'In step',
  'edited here': 'Edited here, your edit stays',
  conflict: 'Waits for your choice',
  refused: 'Not written',
  failed: 'Not written',
  'never written': 'Not written yet',
};

/** `compose: compose.yaml line 12; dotenv, node: package.json`: what speaks for several is said once. */
function readersNote(readers: TargetDetail['readers']): string {
  const evidences = [...new Set(readers.map(({ evidence }) => evidence))];
  const named = evidences.map((evidence) => {
    const names = readers.filter((one) => one.evidence === evidence).map(({ reader }) => reader);
    return [names.join(', '), evidence].filter(Boolean).join(': ');
  });
  return named.length > 0 ? `. Read by ${named.join('; ')}` : '';
}

/** State and readers: `In step. Read by compose: compose.yaml line 12`. */
export function targetNote(state: TargetRow['state'], { readers }: TargetDetail): string {
  return `${STATES[state]}${readersNote(readers)}`;
}

export const heldNote: Record<TargetRow['state'], string> = {
  'in step': '',
  'edited here': 'with your edit',
  conflict: 'with your edit, waits',
  refused: 'not written',
  failed: 'not written',
  'never written': 'not written yet',
};

/** Of a place that Keyturn never wrote to. */
export const notOursNote = 'yours, waits';

/** `2 files, 1 keychain entry`. */
export function targetsNote(targets: readonly TargetDetail[]): string {
  const entries = targets.filter(({ target }) => target.startsWith('keychain:')).length;
  const files = targets.length - entries;
  return [
    ...(files > 0 ? [counted(files, 'file')] : []),
    ...(entries > 0 ? [counted(entries, 'keychain entry', 'keychain entries')] : []),
  ].join(', ');
}
