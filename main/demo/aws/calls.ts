import type { Socket } from 'node:net';

/** One request that arrived. `at` is the stand-in's time in epoch milliseconds. */
export type Arrival = {
  readonly at: number;
  readonly api: string;
  readonly accessKey: string;
  readonly region: string;
  /** As the request names it. */
  readonly secret?: string;
};

/** What was asked, by whom, over how many connections. */
export type Calls = {
  readonly arrivals: readonly Arrival[];
  /** All that match; every call when nothing is named. */
  count(match?: { readonly api?: string; readonly accessKey?: string; readonly secret?: string }): number;
  /** Requests by API, of one access key or of all. */
  byApi(accessKey?: string): Readonly<Record<string, number>>;
  /** Connections open now and at most so far, of one access key or of all. */
  sockets(accessKey?: string): { readonly open: number; readonly peak: number };
  /** Forgets arrivals and peaks, not open connections. */
  reset(): void;
};

export type CallRecorder = Calls & {
  noteArrival(arrival: Arrival, socket: Socket): void;
  noteSocket(socket: Socket): void;
};

const EVERYONE = '';

/** Counts connections by access key; a connection belongs to a key from its first request on. */
function createSocketCounter() {
  const open = new Map<string, Set<Socket>>();
  const peaks = new Map<string, number>();
  const socketsOf = (accessKey: string): Set<Socket> => {
    const sockets = open.get(accessKey) ?? new Set();
    open.set(accessKey, sockets);
    return sockets;
  };
  return {
    note: (accessKey: string, socket: Socket): void => {
      const sockets = socketsOf(accessKey);
      if (sockets.has(socket)) return;
      sockets.add(socket);
      peaks.set(accessKey, Math.max(peaks.get(accessKey) ?? 0, sockets.size));
      socket.once('close', () => sockets.delete(socket));
    },
    counts: (accessKey: string) => ({ open: socketsOf(accessKey).size, peak: peaks.get(accessKey) ?? 0 }),
    reset: (): void => {
      for (const [accessKey, sockets] of open) peaks.set(accessKey, sockets.size);
    },
  };
}

/** Remembers every request that arrived, and counts open sockets. */
export function createCalls(): CallRecorder {
  const arrivals: Arrival[] = [];
  const sockets = createSocketCounter();
  return {
    arrivals,
    count: (match = {}) =>
      arrivals.filter(
        (arrival) =>
          (match.api ?? arrival.api) === arrival.api &&
          (match.accessKey ?? arrival.accessKey) === arrival.accessKey &&
          (match.secret === undefined || match.secret === arrival.secret),
      ).length,
    byApi: (accessKey) => {
      const counts: Record<string, number> = {};
      for (const arrival of arrivals) {
        if (accessKey === undefined || arrival.accessKey === accessKey)
          counts[arrival.api] = (counts[arrival.api] ?? 0) + 1;
      }
      return counts;
    },
    sockets: (accessKey = EVERYONE) => sockets.counts(accessKey),
    reset: () => {
      arrivals.length = 0;
      sockets.reset();
    },
    noteArrival: (arrival, socket) => {
      arrivals.push(arrival);
      sockets.note(arrival.accessKey, socket);
    },
    noteSocket: (socket) => sockets.note(EVERYONE, socket),
  };
}
