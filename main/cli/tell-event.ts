import type { EventKind, KeyturnEvent } from '../domain/event.ts';
import type { Problem } from '../domain/problem.ts';
import { formatEvent } from './print/event.ts';
import type { Terminal } from './terminal.ts';

/** What went well goes to stdout, what needs somebody to stderr; JSON goes to stdout, all of it. */
export function tellEvent(event: KeyturnEvent, terminal: Terminal): void {
  if (terminal.isJson) terminal.json(event);
  else if (event.problem) terminal.tell(formatEvent(event, terminal.problemLook));
  else terminal.say(formatEvent(event, terminal.look));
}

/** Progress that would scroll away what matters. JSON has all of it. */
const QUIET: ReadonlySet<EventKind> = new Set(['started', 'checked', 'stopped']);

/** `unchanged` is worth a line once, at the start: it shows that the secret was reached. */
export function tellNews(event: KeyturnEvent, terminal: Terminal): void {
  const isNews = !QUIET.has(event.kind) && (event.kind !== 'unchanged' || event.cause === 'start');
  if (isNews || terminal.isJson) tellEvent(event, terminal);
}

/** A problem of the whole command, in a stream of events. `now`: epoch milliseconds. */
export function tellStreamProblem(problem: Problem, terminal: Terminal): void {
  terminal.problem(problem);
  terminal.json({ at: new Date(terminal.look.now()).toISOString(), kind: 'failed', problem });
}
