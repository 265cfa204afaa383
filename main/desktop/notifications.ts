import type { EventKind, KeyturnEvent } from '../domain/event.ts';
import { retryOf } from '../domain/problem.ts';
import type { Clock } from '../engine/ports.ts';
import { createBurst } from './burst.ts';
import { burstText, failingText, type NotificationText, problemText, writtenText } from './notification-text.ts';
import type { ToldOnce } from './told-once.ts';
import { troubleKind, troublesText } from './trouble-text.ts';

/** `about`: the events that it tells, at least one. */
export type Show = (text: NotificationText, about: readonly KeyturnEvent[]) => void;

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
  /** Of choices, which outlive a restart: each is told once. */
  readonly isNews?: ToldOnce;
  /** Asked when it would be shown. */
  readonly isMuted?: (event: KeyturnEvent) => boolean;
};

/** More than this at once are one notification. */
const MOST_AT_ONCE = 3;
/** What mends itself is told when it has not by then. */
const FAILING_MS = 10 * 60_000;

/** After these a problem is news again. */
const ENDS: ReadonlySet<EventKind> = new Set<EventKind>(['written', 'unchanged', 'recovered']);

/** Would Keyturn try again in vain? */
function needsPerson({ kind, problem }: KeyturnEvent): boolean {
  if (kind === 'conflict' || kind === 'refused') return true;
  if (kind === 'noticed') return problem !== undefined;
  return kind === 'failed' && problem !== undefined && retryOf(problem) !== 'soon';
}

function keyOf({ secret, label, profile, target }: KeyturnEvent): string {
  return JSON.stringify(secret === undefined ? [profile] : [secret, label, profile, target]);
}

/** One choice: another version is another one. */
function choiceOf(event: KeyturnEvent): string {
  return JSON.stringify(['choice', keyOf(event), event.to]);
}

type Group<One> = [first: One, ...others: One[]];

function groupedBy<One>(all: readonly One[], nameOf: (one: One) => string): Group<One>[] {
  return Object.values(Object.groupBy(all, nameOf)).flatMap((group = []) => {
    const [first, ...others] = group;
    return first === undefined ? [] : [[first, ...others]];
  });
}

function rotationOf({ secret, label, profile, region }: KeyturnEvent): string {
  return JSON.stringify([secret, label, profile, region]);
}

/** Problems that may end by themselves; told once when they last. */
function createPatience({ clock }: Options, lasts: (event: KeyturnEvent) => void) {
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
        clock.after(FAILING_MS, () => lasts(event)),
      );
    },
    stop() {
      for (const cancel of waiting.values()) cancel();
    },
  };
}

/** Targets of one rotation together, and a burst of rotations too. */
function createWritten({ clock, show, ageOf, isMuted = () => false }: Options) {
  const tell = (group: Group<KeyturnEvent>): void => {
    const [first] = group;
    const showAged = (ageMs?: number): void => show(writtenText(first.secret ?? '', group, ageMs), group);
    if (ageOf === undefined) showAged();
    else ageOf(first).then(showAged, () => showAged());
  };
  return createBurst<KeyturnEvent>(clock, (all) => {
    const written = all.filter((event) => !isMuted(event));
    const groups = groupedBy(written, rotationOf);
    if (groups.length <= MOST_AT_ONCE) return groups.forEach(tell);
    const secrets = groups.map(([{ secret = '' }]) => secret);
    show(burstText(secrets, written), written);
  });
}

type Trouble = { readonly event: KeyturnEvent; readonly text: NotificationText };

/** A burst of problems is one notification a kind. */
function createTroubles({ clock, show, isMuted = () => false }: Options) {
  return createBurst<Trouble>(clock, (all) => {
    const open = all.filter(({ event }) => !isMuted(event));
    for (const group of groupedBy(open, ({ event }) => troubleKind(event))) {
      const events = group.map(({ event }) => event);
      if (group.length > MOST_AT_ONCE) show(troublesText(troubleKind(group[0].event), events), events);
      else for (const { text, event } of group) show(text, [event]);
    }
  });
}

/** Turns events into notifications: one a rotation, one a cause, never the same twice. Names only. */
export function createNotifier(options: Options): Notifier {
  const written = createWritten(options);
  const troubles = createTroubles(options);
  const patience = createPatience(options, (event) => troubles.add({ event, text: failingText(event) }));
  const { isNews = () => true } = options;
  const told = new Map<string, string>();
  const tellProblem = (event: KeyturnEvent): void => {
    const said = JSON.stringify([event.kind, event.problem?.message]);
    // Each rotation that fails is news of its own.
    const isTold = event.kind !== 'noticed' && told.get(keyOf(event)) === said;
    told.set(keyOf(event), said);
    if (isTold || (event.kind === 'conflict' && !isNews(choiceOf(event)))) return;
    troubles.add({ event, text: problemText(event) });
  };
  return {
    flush() {
      written.flush();
      troubles.flush();
    },
    stop: patience.stop,
    hear(event) {
      if (ENDS.has(event.kind)) told.delete(keyOf(event));
      patience.hear(event);
      if (needsPerson(event)) tellProblem(event);
      if (event.kind === 'written') written.add(event);
    },
  };
}
