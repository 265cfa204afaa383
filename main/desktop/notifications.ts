import type { EventKind, KeyturnEvent } from '../domain/event.ts';
import { retryOf } from '../domain/problem.ts';
import type { Clock } from '../engine/ports.ts';
import { createAlarm } from './alarm.ts';
import { burstText, failingText, type NotificationText, problemText, writtenText } from './notification-text.ts';

/** `about`: an event of the one secret that it is about; absent for many. */
export type Show = (text: NotificationText, about?: KeyturnEvent) => void;

export type Notifier = {
  hear(event: KeyturnEvent): void;
  /** Shows what still waits for its group. */
  flush(): void;
  stop(): void;
};

type Options = {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly show: Show;
  /** How long the version before was in use, in milliseconds; undefined when nobody knows. */
  readonly ageOf?: (written: KeyturnEvent) => Promise<number | undefined>;
};

/** Targets of one rotation are written within this time. */
const GROUP_MS = 1000;
/** More secrets than this at once are one notification. */
const MOST_AT_ONCE = 3;
/** What mends itself is told when it has not by then. */
const FAILING_MS = 10 * 60_000;

/** After these a problem is news again. */
const ENDS: ReadonlySet<EventKind> = new Set<EventKind>(['written', 'unchanged', 'recovered']);

/** Would Keyturn try again in vain? */
function needsPerson({ kind, problem }: KeyturnEvent): boolean {
  if (kind === 'conflict' || kind === 'refused') return true;
  return kind === 'failed' && problem !== undefined && retryOf(problem) !== 'soon';
}

function keyOf({ secret, label, profile, target }: KeyturnEvent): string {
  return JSON.stringify(secret === undefined ? [profile] : [secret, label, profile, target]);
}

function groupsOf(events: readonly KeyturnEvent[]): [first: KeyturnEvent, ...KeyturnEvent[]][] {
  const rotationOf = ({ secret, label, profile, region }: KeyturnEvent) =>
    JSON.stringify([secret, label, profile, region]);
  const groups = Object.values(Object.groupBy(events, rotationOf));
  return groups.flatMap((group = []) => {
    const [first, ...others] = group;
    return first === undefined ? [] : [[first, ...others]];
  });
}

/** Problems that may end by themselves; told once when they last. */
function createPatience({ clock, show }: Options) {
  const waiting = new Map<string, () => void>();
  const end = (key: string): void => {
    waiting.get(key)?.();
    waiting.delete(key);
  };
  return {
    hear(event: KeyturnEvent) {
      const key = keyOf(event);
      if (ENDS.has(event.kind)) end(key);
      if (event.kind !== 'failed' || waiting.has(key) || needsPerson(event)) return;
      waiting.set(
        key,
        clock.after(FAILING_MS, () => show(failingText(event), event)),
      );
    },
    stop() {
      for (const cancel of waiting.values()) cancel();
    },
  };
}

/** Targets of one rotation together, and a burst of rotations too. */
function createGroups({ clock, show, ageOf }: Options) {
  let written: KeyturnEvent[] = [];
  const groupEnds = createAlarm(clock, flush);
  function tell(group: [KeyturnEvent, ...KeyturnEvent[]]): void {
    const [first] = group;
    const showAged = (ageMs?: number): void => show(writtenText(first.secret ?? '', group, ageMs), first);
    if (ageOf === undefined) showAged();
    else ageOf(first).then(showAged, () => showAged());
  }
  function flush(): void {
    groupEnds.clear();
    const groups = groupsOf(written);
    if (groups.length > MOST_AT_ONCE)
      show(
        burstText(
          groups.map(([{ secret = '' }]) => secret),
          written,
        ),
      );
    else for (const group of groups) tell(group);
    written = [];
  }
  return {
    flush,
    add(event: KeyturnEvent) {
      if (written.length === 0) groupEnds.set(GROUP_MS);
      written.push(event);
    },
  };
}

/** Turns events into notifications: one a rotation, one a cause, never the same twice. Names only. */
export function createNotifier(options: Options): Notifier {
  const groups = createGroups(options);
  const patience = createPatience(options);
  const told = new Map<string, string>();
  const tellProblem = (event: KeyturnEvent): void => {
    const said = JSON.stringify([event.kind, event.problem?.message]);
    if (told.get(keyOf(event)) !== said) options.show(problemText(event), event);
    told.set(keyOf(event), said);
  };
  return {
    flush: groups.flush,
    stop: patience.stop,
    hear(event) {
      if (ENDS.has(event.kind)) told.delete(keyOf(event));
      patience.hear(event);
      if (needsPerson(event)) tellProblem(event);
      if (event.kind === 'written') groups.add(event);
    },
  };
}
