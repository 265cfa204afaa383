/** The stand-in's time: it follows `now`, and can be pushed ahead of it. All times are epoch milliseconds. */
export type StandInClock = {
  now(): number;
  /** Moves time forward; what becomes due on the way runs in order, each at its own moment. */
  advance(ms: number): void;
  /** Runs `task` once at `moment`; returns its own removal. */
  at(moment: number, task: () => void): () => void;
  stop(): void;
};

type Due = { readonly moment: number; readonly task: () => void };

const LONGEST_TIMER = 2 ** 31 - 1;
/** Keeps a clock that tests hold still from spinning the timer. */
const SHORTEST_TIMER = 5;

/** With a `now` that stands still, only `advance` makes anything happen. */
export function createClock(now: () => number): StandInClock {
  let ahead = 0;
  let timer: NodeJS.Timeout | undefined;
  let agenda: readonly Due[] = [];
  const current = (): number => now() + ahead;

  const runNext = (until: number): boolean => {
    const [next] = agenda;
    if (next === undefined || next.moment > until) return false;
    agenda = agenda.slice(1);
    ahead += Math.max(0, next.moment - current());
    next.task();
    return true;
  };
  const wake = (): void => {
    while (runNext(current()));
    arm();
  };
  const arm = (): void => {
    clearTimeout(timer);
    const [next] = agenda;
    if (next === undefined) return;
    const delay = Math.min(Math.max(next.moment - current(), SHORTEST_TIMER), LONGEST_TIMER);
    timer = setTimeout(wake, delay);
    timer.unref();
  };

  return {
    now: current,
    advance: (ms) => {
      const until = current() + ms;
      while (runNext(until));
      ahead += Math.max(0, until - current());
      arm();
    },
    at: (moment, task) => {
      const due = { moment, task };
      agenda = [...agenda, due].sort((one, other) => one.moment - other.moment);
      arm();
      return () => {
        agenda = agenda.filter((kept) => kept !== due);
        arm();
      };
    },
    stop: () => {
      agenda = [];
      clearTimeout(timer);
    },
  };
}
