import { counted } from '../../doctor/words.ts';
import type { KeyturnEvent } from '../../domain/event.ts';
import type { ExitCode, Line } from '../../session/lines.ts';
import type { Request } from '../../session/requests.ts';
import { askOwner } from '../answers.ts';
import { chooseProjects } from '../choose-projects.ts';
import type { Invocation } from '../invocation.ts';
import { tellEvent, tellStreamProblem } from '../tell-event.ts';
import { runDryOnce } from './dry-once.ts';

/** Progress that only matters to machines. */
const QUIET: ReadonlySet<KeyturnEvent['kind']> = new Set(['started', 'checked', 'stopped']);

/** The end of a run in which all is well, in one sentence. */
function closingLine(events: readonly KeyturnEvent[]): string {
  const secrets = new Set(
    events.flatMap(({ secret, label, profile }) => (secret ? [`${secret} ${label} ${profile}`] : [])),
  );
  const written = events.filter(({ kind }) => kind === 'written').flatMap(({ keys }) => keys ?? []).length;
  if (secrets.size === 0) return 'Nothing is watched yet; `keyturn add SECRET --env FILE` changes that.';
  const what = secrets.size === 1 ? '1 secret in step' : `${secrets.size} secrets in step`;
  return written === 0 ? `${what}, nothing to write.` : `${what}, ${counted(written, 'variable')} written.`;
}

/** One run, told as it goes. */
export async function runRequest(
  invocation: Invocation,
  request: Extract<Request, { command: 'once' }>,
): Promise<ExitCode> {
  const { terminal } = invocation;
  const events: KeyturnEvent[] = [];
  const send = (line: Line): void => {
    if ('hint' in line) terminal.tell(line.hint);
    if ('problem' in line) tellStreamProblem(line.problem, terminal);
    if (!('event' in line)) return;
    events.push(line.event);
    if (terminal.isJson || !QUIET.has(line.event.kind)) tellEvent(line.event, terminal);
  };
  const exitCode = await askOwner(invocation, request, send);
  if (exitCode === 0) terminal.say(closingLine(events));
  return exitCode;
}

/** `keyturn once` */
export async function runOnce(invocation: Invocation): Promise<ExitCode> {
  const projects = chooseProjects(invocation);
  const { options } = invocation;
  if (options.has('dry-run')) return runDryOnce(invocation, projects);
  return runRequest(invocation, { command: 'once', projects, isDry: false, adopt: options.has('adopt'), accept: true });
}
