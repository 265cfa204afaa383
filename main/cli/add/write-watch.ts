import { chmodSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ProblemError } from '../../domain/problem.ts';
import type { NewWatch } from '../../domain/project-addition.ts';
import { replaceFile, storageFailed, systemCode } from '../../storage/durable-file.ts';
import { addWatch, starterProject } from '../../storage/project-edit.ts';
import { type LoadedProject, PROJECT_FILE, readProject } from '../../storage/project-file.ts';
import { settingsFor } from '../doctor/machine.ts';
import type { Invocation } from '../invocation.ts';
import { counted, shownTarget } from '../print/names.ts';
import type { Terminal } from '../terminal.ts';

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw storageFailed(path, error);
  }
}

/** The text that would be valid, or nothing: raises the first problem as ProblemError. */
function checked(text: string, directory: string, { configDirectory, terminal }: Invocation): LoadedProject {
  const { settings } = settingsFor(configDirectory, terminal.look.now);
  const reading = readProject(text, { directory, profiles: settings.profiles, allowOutside: settings.allowOutside });
  if (reading.kind === 'loaded') return reading;
  const [first, ...others] = reading.problems;
  for (const problem of others) terminal.problem(problem);
  const message = first?.message.replace(/^keyturn\.yaml line \d+, column \d+: /, '') ?? 'This cannot be added.';
  throw new ProblemError({
    code: 'configuration',
    message: `${message[0]?.toUpperCase()}${message.slice(1)}`,
    cure: `${PROJECT_FILE} stays as it was.`,
  });
}

/** Through a link, and with the mode that others in the team may need. */
function write(path: string, content: string): void {
  try {
    const mode = statSync(path, { throwIfNoEntry: false })?.mode;
    const file = mode === undefined ? path : realpathSync(path);
    replaceFile({ path: file, content });
    chmodSync(file, (mode ?? 0o644) & 0o777);
  } catch (error) {
    throw storageFailed(path, error);
  }
}

function tellReaders({ found, watches }: LoadedProject, file: string, terminal: Terminal): void {
  const target = watches.flatMap(({ targets }) => targets).find((one) => one.kind === 'env' && one.file === file);
  if (target?.kind !== 'env') return;
  terminal.say(`${shownTarget(file, terminal.cwd)} is read by ${target.readers.join(', ')}.`);
  for (const { reader, file: where, why } of found.evidence) terminal.say(`  ${reader}: ${why} (${where})`);
  if (found.evidence.length === 0) terminal.say('  The project does not show by whom; `--readers` names them.');
  for (const reader of found.later)
    terminal.tell(`  ${reader} is found too, but cannot be written for yet; check that it reads what it should.`);
}

/** Adds the wish to `keyturn.yaml`, which is created when it is missing, and tells what that means. Raises ProblemError. */
export function writeWatch(invocation: Invocation, project: string, wish: NewWatch): void {
  const { terminal } = invocation;
  const path = join(project, PROJECT_FILE);
  const before = textIn(path);
  const text = addWatch(before ?? starterProject(), wish);
  const loaded = checked(text, project, invocation);
  const name = shownTarget(path, terminal.cwd);
  mkdirSync(project, { recursive: true });
  if (text !== before) write(path, text);
  if (text === before) terminal.say(`${name} names ${wish.secret} already.`);
  else terminal.say(`${wish.secret} is added to ${name}, which names ${counted(loaded.watches.length, 'secret')} now.`);
  for (const hint of loaded.hints) terminal.tell(hint);
  if ('env' in wish.target) tellReaders(loaded, resolve(project, wish.target.env), terminal);
}
