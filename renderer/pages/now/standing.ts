import type { Problem } from '../../../preload/plain.ts';
import type { AppView, WatchRow } from '../../../preload/views.ts';
import type { StateName } from '../../components/shapes.ts';

/** In the order of the answer line. */
export const STANDINGS = [
  'needs you',
  'cannot be checked',
  'cannot be written',
  'stale',
  'not checked yet',
  'in step',
  'paused',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** They pass by themselves: nobody has to do anything but wait. */
const PASSING: ReadonlySet<string> = new Set(['unreachable', 'throttled', 'aws-trouble']);

/** About a profile, not about one secret: one row for all that wait for it. */
const SHARED: ReadonlySet<string> = new Set([
  'login-expired',
  'mfa-required',
  'token-expired',
  'credentials-missing',
  'credentials-invalid',
  'credential-process-failed',
  'role-denied',
  'profile-missing',
]);

/** How long a write shows in the list. Milliseconds. */
const WRITTEN_MS = 5 * 60_000;

export function checkProblem({ freshness }: WatchRow): Problem | undefined {
  return freshness.kind === 'stale' || freshness.kind === 'failed' ? freshness.problem : undefined;
}

export function isShared(problem: Problem): boolean {
  return SHARED.has(problem.code);
}

/** The IAM actions that a problem says are denied. */
export function deniedActions({ code, message, cure }: Problem): readonly string[] {
  const named = `${message} ${cure}`.match(/\b(?:secretsmanager|kms):[A-Z]\w+/g);
  return [...new Set(named ?? (code === 'kms-denied' ? ['kms:Decrypt'] : []))];
}

/** Names what holds up a row and others of its profile alike: a sign-in that expired, an action that is denied. */
export function sharedCause(row: WatchRow): string | undefined {
  const problem = checkProblem(row);
  if (problem === undefined) return undefined;
  const isDenied = problem.code === 'access-denied' || problem.code === 'kms-denied';
  const causes = isShared(problem) ? [problem.code] : isDenied ? deniedActions(problem) : [];
  return causes.length === 0 ? undefined : [...causes, row.profile ?? ''].join(' ');
}

export function isPassing(problem: Problem): boolean {
  return PASSING.has(problem.code);
}

export function standingOf(row: WatchRow): Standing {
  const isAny = (...states: string[]): boolean => row.targets.some(({ state }) => states.includes(state));
  const problem = checkProblem(row);
  if (isAny('conflict', 'refused')) return 'needs you';
  if (row.targets.some((target) => target.problem?.code === 'file-gone')) return 'needs you';
  if (problem !== undefined && !isPassing(problem)) return 'cannot be checked';
  if (isAny('failed')) return 'cannot be written';
  if (row.pause !== undefined) return 'paused';
  if (problem !== undefined) return 'stale';
  return row.freshness.kind === 'never checked' ? 'not checked yet' : 'in step';
}

export function wantsSomebody(standing: Standing): boolean {
  return standing === 'needs you' || standing === 'cannot be checked' || standing === 'cannot be written';
}

export function wasJustWritten({ writtenAt }: WatchRow, now: number): boolean {
  return writtenAt !== undefined && now - writtenAt < WRITTEN_MS;
}

const GLYPHS: Record<Standing, StateName> = {
  'needs you': 'needs-you',
  'cannot be checked': 'trouble',
  'cannot be written': 'trouble',
  stale: 'stale',
  'not checked yet': 'stale',
  paused: 'paused',
  'in step': 'fresh',
};

/** What a row is drawn as; problems hide that it is being checked. */
export function glyphOf(row: WatchRow, now: number): StateName {
  const standing = standingOf(row);
  if (wantsSomebody(standing) || standing === 'paused') return GLYPHS[standing];
  if (row.isChecking) return 'checking';
  return wasJustWritten(row, now) ? 'changed' : GLYPHS[standing];
}

/** How many rows want somebody; what many wait for counts once. */
export function attentionCount({ watches, projects }: AppView): number {
  const causes = watches.flatMap((row) => {
    if (!wantsSomebody(standingOf(row))) return [];
    return [sharedCause(row) ?? row.key];
  });
  return new Set(causes).size + projects.filter(({ standing }) => standing !== 'runs').length;
}
