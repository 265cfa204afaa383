import { refKey, type SecretRef, type SecretVersion } from '../domain/secret.ts';
import type { Session } from './session.ts';

/** A person who names variables asks for a preview with each word; AWS is asked once. Milliseconds. */
const RECENT_MS = 60_000;

type Recent = { readonly key: string; readonly at: number; readonly version: SecretVersion };

const recents = new WeakMap<Session, Recent[]>();

/** The version as AWS told it up to a minute ago. For looking only: what is written is fetched anew. Raises ProblemError. */
export async function fetchRecent(session: Session, ref: SecretRef, signal: AbortSignal): Promise<SecretVersion> {
  const now = session.now();
  const fresh = (recents.get(session) ?? []).filter(({ at }) => now - at < RECENT_MS);
  const known = fresh.find(({ key }) => key === refKey(ref));
  const version = known?.version ?? (await session.catalog.fetch(ref, signal));
  recents.set(session, known ? fresh : [...fresh, { key: refKey(ref), at: now, version }].slice(-4));
  return version;
}
