/** Most that is remembered: beyond it the oldest goes, and what is older than the window is refused by its age anyway. */
const MOST = 10_000;

/** What came before, for as long as its age would still let it in. */
export type Replays = {
  /** False when it is new; from then on it is known. `now`: epoch milliseconds. */
  isKnown(id: string, now: number): boolean;
};

export function createReplays(windowMs: number): Replays {
  const seen = new Map<string, number>();
  const forget = (now: number): void => {
    for (const [id, at] of seen) {
      if (seen.size <= MOST && now - at <= windowMs) return;
      seen.delete(id);
    }
  };
  return {
    isKnown(id, now) {
      forget(now);
      if (seen.has(id)) return true;
      seen.set(id, now);
      return false;
    },
  };
}
