import { counted } from '../../doctor/words.ts';
import type { ExitCode, Line } from '../../session/lines.ts';
import { keepYoungSpaceSmall } from '../../young-space.ts';
import { askOwner } from '../answers.ts';
import { chooseProjects } from '../choose-projects.ts';
import type { Invocation } from '../invocation.ts';
import { createLiveLine, type LiveLine } from '../live-line.ts';
import { tellNews, tellStreamProblem } from '../tell-event.ts';
import type { Terminal } from '../terminal.ts';
import { usageError } from '../usage-error.ts';

function show(line: Line, terminal: Terminal, live: LiveLine): void {
  live.above(() => {
    if ('hint' in line) terminal.tell(line.hint);
    if ('problem' in line) tellStreamProblem(line.problem, terminal);
    if ('event' in line) tellNews(line.event, terminal);
  });
}

/** `keyturn watch`: until interrupted. */
export async function runWatch(invocation: Invocation): Promise<ExitCode> {
  const { terminal, signal, options } = invocation;
  keepYoungSpaceSmall();
  if (options.has('ui')) {
    const { watchWithUi } = await import('./watch-ui.ts');
    return watchWithUi(invocation);
  }
  if (options.has('no-open')) throw usageError('`--no-open` goes with `--ui`.');
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
