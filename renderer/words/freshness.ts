import type { Problem } from '../../preload/plain.ts';
import type { WatchRow } from '../../preload/views.ts';
import type { StateName } from '../components/shapes.ts';
import { checkProblem, isShared, standingOf, wasJustWritten } from '../pages/now/standing.ts';
import { ago, ahead, moment, span } from '../times.ts';

export const STATE_WORDS: Record<StateName, string> = {
  fresh: 'In step',
  changed: 'Just written',
  checking: 'Checking',
  stale: 'Stale',
  'needs-you': 'Needs you',
  trouble: 'Trouble',
  paused: 'Paused',
  key: 'Keyturn',
};

export type Lines = { readonly first: string; readonly second: string; readonly isTrouble?: boolean };

const REASONS: Readonly<Record<string, string>> = {
  'login-expired': 'sign-in expired',
  'token-expired': 'session token expired',
  'mfa-required': 'MFA code needed',
  'credentials-missing': 'no credentials',
  'credentials-invalid': 'credentials refused',
  'credential-process-failed': 'credential process failed',
  'role-denied': 'role denied',
  'profile-missing': 'profile missing',
  'region-missing': 'region missing',
  'access-denied': 'access denied',
  'kms-denied': 'KMS denied',
  'secret-missing': 'secret not found',
  'secret-deleted': 'secret is being deleted',
  'label-missing': 'no version has this label',
  'certificate-untrusted': 'certificate not trusted',
  'clock-skew': 'clock is off',
  throttled: 'throttled',
  'aws-trouble': 'AWS trouble',
  unreachable: 'unreachable',
  'not-json': 'not a JSON secret',
  'field-missing': 'field missing',
};

/** With a capital, at the start of a line. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

export function reasonOf({ code }: Problem): string {
  return REASONS[code] ?? 'check failed';
}

const every = (row: WatchRow): string => `poll every ${span(row.intervalMs)}`;

function lastConfirmed({ freshness }: WatchRow, now: number): string | undefined {
  return freshness.kind === 'fresh' || freshness.kind === 'stale'
    ? `confirmed ${ago(freshness.confirmedAt, now)}`
    : undefined;
}

function staleLines(
  row: WatchRow,
  problem: Problem,
  { confirmedAt, now }: { confirmedAt: number; now: number },
): Lines {
  const next = row.nextCheckAt !== undefined && row.nextCheckAt > now ? `, next ${ahead(row.nextCheckAt, now)}` : '';
  const isStale = standingOf(row) === 'stale';
  const since = span(now - confirmedAt);
  if (isStale) return { first: `Stale for ${since}`, second: `${reasonOf(problem)}${next}` };
  return {
    first: `Not confirmed for ${since}`,
    second: `${reasonOf(problem)}, last ${moment(confirmedAt, now)}`,
    isTrouble: true,
  };
}

function editedHere({ targets }: WatchRow): string | undefined {
  const keys = targets.filter(({ state }) => state === 'edited here').flatMap((target) => target.keys);
  if (keys.length === 0) return undefined;
  return keys.length === 1 ? `${keys[0]} edited here` : `${keys.length} keys edited here`;
}

/** What is known, and since when; never more than AWS said. */
export function freshnessLines(row: WatchRow, now: number): Lines {
  const { freshness, pause } = row;
  const before = lastConfirmed(row, now);
  if (pause !== undefined) {
    const until = pause.until === undefined ? 'Paused until you resume' : `Paused until ${moment(pause.until, now)}`;
    return { first: until, second: before ?? 'never confirmed' };
  }
  if (row.isChecking) return { first: 'Checking…', second: before ?? 'first check' };
  switch (freshness.kind) {
    case 'stale':
      return staleLines(row, freshness.problem, { confirmedAt: freshness.confirmedAt, now });
    case 'failed':
      return { first: 'Never confirmed', second: reasonOf(freshness.problem), isTrouble: true };
    case 'never checked':
      return {
        first: 'Not checked yet',
        second: row.nextCheckAt === undefined ? every(row) : `first check ${ahead(row.nextCheckAt, now)}`,
      };
    case 'fresh':
      if (wasJustWritten(row, now) && row.writtenAt !== undefined)
        return { first: `Written ${ago(row.writtenAt, now)}`, second: every(row) };
      return { first: `Confirmed ${ago(freshness.confirmedAt, now)}`, second: editedHere(row) ?? every(row) };
  }
}

/** One line of a dense list: what is wrong before how old it is. */
export function denseLine(
  row: WatchRow,
  now: number,
): { readonly text: string; readonly tone?: 'needs-you' | 'trouble' } {
  const standing = standingOf(row);
  const { first, isTrouble } = freshnessLines(row, now);
  if (standing === 'needs you') {
    const keys = row.targets.filter(({ state }) => state !== 'in step').flatMap((target) => target.keys);
    const isConflict = row.targets.some(({ state }) => state === 'conflict');
    return {
      text: `${keys.length} ${keys.length === 1 ? 'key' : 'keys'} ${isConflict ? 'in conflict' : 'refused'}`,
      tone: 'needs-you',
    };
  }
  if (standing === 'cannot be written') return { text: 'Cannot be written', tone: 'trouble' };
  const problem = checkProblem(row);
  if (problem !== undefined && standing === 'cannot be checked' && !isShared(problem)) {
    return { text: sentence(reasonOf(problem)), tone: 'trouble' };
  }
  return isTrouble ? { text: first, tone: 'trouble' } : { text: first };
}
