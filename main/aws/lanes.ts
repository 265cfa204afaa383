import pLimit from 'p-limit';
import { MOST_SOCKETS, SOCKETS_PER_PROFILE } from './network.ts';

/** Calls of profiles that have not answered yet, or no longer do, may hold this many: the others always find a free one. */
const UNPROVEN = 10;

export type LaneCall<T> = {
  readonly profileName: string;
  readonly region: string;
  readonly signal: AbortSignal;
  readonly call: () => Promise<T>;
  /** Did nobody answer, so that waiting calls to the same place need not try? */
  readonly isSilence: (error: unknown) => boolean;
};

export type Lanes = { run<T>(call: LaneCall<T>): Promise<T> };

type Limit = ReturnType<typeof pLimit>;
type Silence = { readonly error: unknown };

/** One profile's share of the sockets: one place until it answers, then four. */
type Lane = { readonly own: Limit; readonly silences: Map<string, Silence> };

async function attempt<T>({ own, silences }: Lane, { call, region, signal, isSilence }: LaneCall<T>): Promise<T> {
  try {
    const result = await call();
    own.concurrency = SOCKETS_PER_PROFILE;
    return result;
  } catch (error) {
    if (signal.aborted) throw error;
    own.concurrency = isSilence(error) ? 1 : SOCKETS_PER_PROFILE;
    if (isSilence(error)) silences.set(region, { error });
    throw error;
  }
}

/**
 * Queues are fair between profiles, and profiles that hang leave places to the others. A call that waited while its place fell silent
 * fails with that same error at once: twenty secrets behind a dead network take as long as one.
 */
export function createLanes(): Lanes {
  const all = pLimit(MOST_SOCKETS);
  const unproven = pLimit(UNPROVEN);
  const lanes = new Map<string, Lane>();
  return {
    run: (call) => {
      const lane = lanes.get(call.profileName) ?? { own: pLimit(1), silences: new Map() };
      lanes.set(call.profileName, lane);
      const before = lane.silences.get(call.region);
      return lane.own(() => {
        call.signal.throwIfAborted();
        const silence = lane.silences.get(call.region);
        if (silence && silence !== before) throw silence.error;
        const go = () => all(() => attempt(lane, call));
        return lane.own.concurrency === SOCKETS_PER_PROFILE ? go() : unproven(go);
      });
    },
  };
}
