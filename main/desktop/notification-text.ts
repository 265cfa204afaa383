import type { KeyturnEvent } from '../domain/event.ts';
import { momentOf } from './last-changes.ts';
import { displayed, listed, shortened, shortTarget } from './short-names.ts';
import { isSignInProblem } from './sign-in-problem.ts';

/** Title at most 40 characters, body at most 120. */
export type NotificationText = { readonly title: string; readonly body: string };

const LONGEST_TITLE = 40;
const LONGEST_BODY = 120;
const LONGEST_NAME = 22;

function titled(name: string, frame: (name: string) => string): string {
  return frame(shortened(displayed(name), LONGEST_TITLE - frame('').length));
}

function deed(events: readonly KeyturnEvent[]): string {
  return events.every(({ from, to }) => from !== undefined && from !== to) ? 'rotated' : 'written';
}

function distinct(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined))];
}

const DAY_MS = 24 * 3_600_000;

/** Of the value that a rotation ended. */
function ageText(ageMs: number | undefined): string {
  if (ageMs === undefined || ageMs < DAY_MS) return '';
  const days = Math.floor(ageMs / DAY_MS);
  return ` The old value was ${days === 1 ? '1 day' : `${days} days`} old.`;
}

/** One secret that was written to its targets. `events`: its `written` events, at least one. `ageMs`: of the version before. */
export function writtenText(secret: string, events: readonly KeyturnEvent[], ageMs?: number): NotificationText {
  const keys = listed(distinct(events.flatMap((event) => event.keys ?? [])), LONGEST_NAME);
  const targets = listed(distinct(events.map(({ target }) => target && shortTarget(target))), LONGEST_NAME);
  return {
    title: titled(secret, (name) => `${name} ${deed(events)}`),
    body: `Wrote ${keys || 'it'}${targets && ` to ${targets}`}.${ageText(ageMs)}`,
  };
}

/** Several secrets in a burst; names as they are. */
export function burstText(secrets: readonly string[], events: readonly KeyturnEvent[]): NotificationText {
  const files = distinct(events.map(({ target }) => target)).length;
  return {
    title: `${secrets.length} secrets ${deed(events)}`,
    body: `${listed(secrets, 40)}. Wrote ${files} ${files === 1 ? 'target' : 'targets'}.`,
  };
}

function titleOf({ kind, secret, profile, target, problem }: KeyturnEvent): string {
  if (problem?.code === 'trust') return 'Review a changed keyturn.yaml';
  if (isSignInProblem(problem)) return titled(profile ?? 'default', (name) => `Sign in to ${name}`);
  if (secret === undefined) {
    return profile === undefined
      ? 'Secrets cannot be checked'
      : titled(profile, (name) => `Cannot check: profile ${name}`);
  }
  if (kind === 'noticed') return titled(secret, (name) => `Rotation failed: ${name}`);
  if (kind === 'conflict') return titled(secret, (name) => `Choose: ${name}`);
  return titled(secret, (name) => `${target === undefined ? 'Cannot check' : 'Not written'}: ${name}`);
}

/** What the engine says, with short names; the cure where it fits too. */
function bodyOf({ problem, secret, target }: KeyturnEvent): string {
  if (problem === undefined) return '';
  const brief = (text: string): string => {
    const withTarget = target ? text.replaceAll(target, shortened(shortTarget(target), LONGEST_NAME)) : text;
    return displayed(secret ? withTarget.replaceAll(secret, shortened(secret, LONGEST_NAME)) : withTarget);
  };
  const [message, cure] = [brief(problem.message), brief(problem.cure)];
  const both = `${message} ${cure}`;
  return both.length <= LONGEST_BODY ? both : shortened(message, LONGEST_BODY);
}

/** A `conflict`, `refused`, `failed` or `noticed` event with its problem. */
export function problemText(event: KeyturnEvent): NotificationText {
  return { title: titleOf(event), body: bodyOf(event) };
}

/** A `failed` event whose cause has lasted since then. */
export function failingText(event: KeyturnEvent): NotificationText {
  const at = Date.parse(event.at);
  const { title, body } = problemText(event);
  return { title, body: shortened(`Failing since ${momentOf(at, at)}. ${body}`, LONGEST_BODY) };
}

export type RotationNews =
  /** `by`: epoch milliseconds of the moment by which AWS rotates it, or should have. */
  | { readonly kind: 'due' | 'overdue'; readonly by: number }
  /** The rotation began and did not end. */
  | { readonly kind: 'stuck'; readonly since: number };

export function rotationText(secret: string, news: RotationNews): NotificationText {
  if (news.kind === 'stuck') {
    return {
      title: titled(secret, (name) => `Rotation stuck: ${name}`),
      body: `A new version waits as AWSPENDING since ${momentOf(news.since, news.since)}; AWS kept the old one. Your files are in step.`,
    };
  }
  const day = new Date(news.by).toLocaleDateString('en-US', { weekday: 'short', month: 'short', day: 'numeric' });
  if (news.kind === 'due') {
    return { title: titled(secret, (name) => `Rotates soon: ${name}`), body: `AWS rotates it by ${day}.` };
  }
  return {
    title: titled(secret, (name) => `Rotation failed: ${name}`),
    body: `AWS should have rotated it by ${day}, and did not. Your files are in step.`,
  };
}
