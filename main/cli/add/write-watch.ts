import { join, resolve } from 'node:path';
import { settingsFor } from '../../doctor/machine.ts';
import { counted, shownTarget } from '../../doctor/words.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { NewWatch } from '../../domain/project-addition.ts';
import { type DraftedProject, draftProject, writeDraft } from '../../storage/project-draft.ts';
import { type LoadedProject, PROJECT_FILE } from '../../storage/project-file.ts';
import type { Invocation } from '../invocation.ts';
import type { Terminal } from '../terminal.ts';

/** What would be valid, or nothing: raises the first problem as ProblemError. */
function drafted({ configDirectory, terminal }: Invocation, directory: string, wish: NewWatch): DraftedProject {
  const { settings } = settingsFor(configDirectory, terminal.look.now);
  const { profiles, allowOutside } = settings;
  const drafting = draftProject({ directory, profiles, allowOutside }, wish);
  if (drafting.kind === 'drafted') return drafting;
  const [first, ...others] = drafting.problems;
  for (const problem of others) terminal.problem(problem);
  const silent = {
    code: 'configuration',
    message: 'This cannot be added.',
    cure: `${PROJECT_FILE} stays as it was.`,
  } as const;
  throw new ProblemError(first ?? silent);
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
  const draft = drafted(invocation, project, wish);
  const { loaded, text, before } = draft;
  writeDraft(draft);
  const name = shownTarget(join(project, PROJECT_FILE), terminal.cwd);
  if (text === before) terminal.say(`${name} names ${wish.secret} already.`);
  else terminal.say(`${wish.secret} is added to ${name}, which names ${counted(loaded.watches.length, 'secret')} now.`);
  for (const hint of loaded.hints) terminal.tell(hint);
  if ('env' in wish.target) tellReaders(loaded, resolve(project, wish.target.env), terminal);
}
