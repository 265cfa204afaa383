import type { EventKind, KeyturnEvent } from '../../domain/event.ts';
import type { ExitCode, Line } from '../../session/lines.ts';
import { askOwner } from '../answers.ts';
import { chooseProjects } from '../choose-projects.ts';
import type { Invocation } from '../invocation.ts';
import { createLiveLine, type LiveLine } from '../live-line.ts';
import { counted } from '../print/names.ts';
import { tellEvent, tellStreamProblem } from '../tell-event.ts';
import type { Terminal } from '../terminal.ts';

/** Progress that would scroll away what matters. JSON has all of it. */
const QUIET: ReadonlySet<EventKind> = new Set(['started', 'checked', 'stopped']);

/** `unchanged` is worth a line once, at the start: it shows that the secret was reached. */
function isNews({ kind, cause }: KeyturnEvent): boolean {
  return !QUIET.has(kind) && (kind !== 'unchanged' || cause === 'start');
}

function show(line: Line, terminal: Terminal, live: LiveLine): void {
  live.above(() => {
    if ('hint' in line) terminal.tell(line.hint);
    if ('problem' in line) tellStreamProblem(line.problem, terminal);
    if ('event' in line && (terminal.isJson || isNews(line.event))) tellEvent(line.event, terminal);
  });
}

/** `keyturn watch`: until interrupted. */
export async function runWatch(invocation: Invocation): Promise<ExitCode> {
  const { terminal, signal } = invocation;
  const projects = chooseProjects(invocation);
  if (!terminal.isLive) terminal.tell(`Watching ${counted(projects.length, 'project')}; Ctrl-C ends it.`);
  const live = await createLiveLine(invocation, projects);
  try {
    return await askOwner(invocation, { command: 'watch', projects, accept: true }, (line) => {
      if (!signal.aborted || 'event' in line) show(line, terminal, live);
      live.refresh();
    });
  } finally {
    live.end();
  }
}
