import type { HintCause, SecretNews, SecretNotice } from '../domain/hint.ts';
import { hintMatcher } from '../domain/hint-match.ts';
import type { Problem } from '../domain/problem.ts';
import { type Announcement, wherePart } from './announce.ts';
import type { Watcher } from './watcher.ts';
import type { Watchers } from './watchers.ts';

/** So many are remembered, so that what a queue delivers twice is told once. */
const REMEMBERED = 200;

/** What is wrong with the secret then. */
function problemOf(news: SecretNews, secret: string): Problem | undefined {
  if (news !== 'rotation failed' && news !== 'rotation abandoned') return undefined;
  return {
    code: 'rotation-failed',
    message: `The rotation of ${secret} ${news === 'rotation failed' ? 'failed' : 'was abandoned'}. The value from before stays current.`,
    cure: 'Look into the log of its rotation function in CloudWatch.',
  };
}

/** Tells news of watched secrets, once a secret and profile: which label is watched makes no difference to them. */
export class News {
  readonly #watchers: Watchers;
  readonly #tell: (announcement: Announcement) => void;
  readonly #told = new Set<string>();

  constructor(watchers: Watchers, tell: (announcement: Announcement) => void) {
    this.#watchers = watchers;
    this.#tell = tell;
  }

  hear(notice: SecretNotice, cause: HintCause): void {
    if (this.#isRepeated(notice)) return;
    const told = Map.groupBy(this.#watchers.all().filter(hintMatcher(notice)), ({ ref: { secret, profile }, region }) =>
      JSON.stringify([secret, profile ?? null, region ?? null]),
    );
    for (const [watcher] of told.values()) if (watcher) this.#tellOf(watcher, notice, cause);
  }

  #tellOf({ ref, region }: Watcher, { news }: SecretNotice, cause: HintCause): void {
    const problem = problemOf(news, ref.secret);
    const about = { secret: ref.secret, ...wherePart(ref, region) };
    this.#tell({ kind: 'noticed', ...about, cause, notice: news, ...(problem && { problem }) });
  }

  #isRepeated({ secret, news, at }: SecretNotice): boolean {
    if (at === undefined) return false;
    const key = JSON.stringify([secret, news, at]);
    if (this.#told.has(key)) return true;
    this.#told.add(key);
    for (const oldest of this.#told) if (this.#told.size > REMEMBERED) this.#told.delete(oldest);
    return false;
  }
}
