import type { EventKind, KeyturnEvent } from '../domain/event.ts';
import { retryOf } from '../domain/problem.ts';
import type { Clock } from '../engine/ports.ts';
import { createAlarm } from './alarm.ts';
import { burstText, type NotificationText, problemText, writtenText } from './notification-text.ts';

export type Show = (text: NotificationText) => void;

export type Notifier = {
  hear(event: KeyturnEvent): void;
  /** Shows what still waits for its group. */
  flush(): void;
};

/** Targets of one rotation are written within this time. */
const GROUP_MS = 1000;
/** More secrets than this at once are one notification. */
const MOST_AT_ONCE = 3;

/** After these a problem is news again. */
const ENDS: ReadonlySet<EventKind> = new Set<EventKind>(['written', 'unchanged', 'recovered']);

/** Would Keyturn try again in vain? What mends itself stays in the tray. */
function needsPerson({ kind, problem }: KeyturnEvent): boolean {
  if (kind === 'conflict' || kind === 'refused') return true;
  return kind === 'failed' && problem !== undefined && retryOf(problem) !== 'soon';
}

function keyOf({ secret, label, profile, target }: KeyturnEvent): string {
  return JSON.stringify(secret === undefined ? [profile] : [secret, label, profile, target]);
}

function groupsOf(events: readonly KeyturnEvent[]): KeyturnEvent[][] {
  const rotationOf = ({ secret, label, profile, region }: KeyturnEvent) =>
    JSON.stringify([secret, label, profile, region]);
  return Object.values(Object.groupBy(events, rotationOf)).filter((group) => group !== undefined);
}

/** Turns events into notifications: one a rotation, one a cause, never the same twice. Names only. */
export function createNotifier({
  clock,
  show,
}: {
  readonly clock: Pick<Clock, 'after'>;
  readonly show: Show;
}): Notifier {
  let written: KeyturnEvent[] = [];
  const groupEnds = createAlarm(clock, flush);
  const told = new Map<string, string>();
  function flush(): void {
    groupEnds.clear();
    const groups = groupsOf(written);
    const secrets = groups.map(([first]) => first?.secret ?? '');
    if (groups.length > MOST_AT_ONCE) show(burstText(secrets, written));
    else for (const [index, group] of groups.entries()) show(writtenText(secrets[index] ?? '', group));
    written = [];
  }
  function tellProblem(event: KeyturnEvent): void {
    const said = JSON.stringify([event.kind, event.problem?.message]);
    if (told.get(keyOf(event)) !== said) show(problemText(event));
    told.set(keyOf(event), said);
  }
  return {
    flush,
    hear(event) {
      if (ENDS.has(event.kind)) told.delete(keyOf(event));
      if (needsPerson(event)) tellProblem(event);
      if (event.kind !== 'written') return;
      if (written.length === 0) groupEnds.set(GROUP_MS);
      written.push(event);
    },
  };
}
