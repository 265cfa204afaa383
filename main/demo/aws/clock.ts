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

/** What is to come, soonest first. */
function createAgenda() {
  let dues: readonly Due[] = [];
  return {
    next: (): Due | undefined => dues[0],
    add: (due: Due): void => {
      dues = [...dues, due].sort((one, other) => one.moment - other.moment);
    },
    remove: (due: Due): void => {
      dues = dues.filter((kept) => kept !== due);
    },
    clear: (): void => {
      dues = [];
    },
  };
}

/** One timer, for the soonest. */
function createAlarm(wake: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return (delayMs: number | undefined): void => {
    clearTimeout(timer);
    if (delayMs === undefined) return;
    timer = setTimeout(wake, Math.min(Math.max(delayMs, SHORTEST_TIMER), LONGEST_TIMER));
    timer.unref();
  };
}

/** With a `now` that stands still, only `advance` makes anything happen. */
export function createClock(now: () => number): StandInClock {
  const agenda = createAgenda();
  let ahead = 0;
  const current = (): number => now() + ahead;
  const catchUp = (until: number): void => {
    for (let due = agenda.next(); due !== undefined && due.moment <= until; due = agenda.next()) {
      agenda.remove(due);
      ahead += Math.max(0, due.moment - current());
      due.task();
    }
    arm();
  };
  const ring = createAlarm(() => catchUp(current()));
  const arm = (): void => {
    const next = agenda.next();
    ring(next && next.moment - current());
  };
  const at = (moment: number, task: () => void): (() => void) => {
    const due = { moment, task };
    const change = (step: (one: Due) => void): void => {
      step(due);
      arm();
    };
    change(agenda.add);
    return () => change(agenda.remove);
  };
  const advance = (ms: number): void => {
    const until = current() + ms;
    catchUp(until);
    ahead += Math.max(0, until - current());
    arm();
  };
  const stop = (): void => {
    agenda.clear();
    ring(undefined);
  };
  return { now: current, advance, at, stop };
}
