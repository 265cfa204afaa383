import type { EventKind } from '../../domain/event.ts';
import type { DiffEntry, DiffTarget, ExitCode } from '../../session/lines.ts';
import { gatherAnswer } from '../answers.ts';
import type { Invocation } from '../invocation.ts';

/** A dry run writes nothing, so that what would be written is told as `changed`. */
const KINDS: Record<DiffEntry['change'], EventKind> = {
  new: 'changed',
  update: 'changed',
  conflict: 'conflict',
  refused: 'refused',
  'edited here': 'drifted',
  kept: 'unchanged',
  'left behind': 'unchanged',
};

/** `--adopt` would take AWS's value where a file holds another. */
function adopted(target: DiffTarget): DiffTarget {
  const entries = target.entries.map((entry): DiffEntry => {
    const gives = entry.change === 'conflict' || entry.change === 'edited here';
    return gives ? { name: entry.name, change: 'update' } : entry;
  });
  return { ...target, entries, isHeld: target.isHeld && entries.some(({ change }) => change === 'refused') };
}

function eventsOf({ entries, isHeld, problem, target, ...about }: DiffTarget): object[] {
  const base = { ...about, ...(target !== '' && { target }), isDry: true };
  if (problem) return [{ kind: 'failed', ...base, problem }];
  const byKind = Map.groupBy(entries, ({ change }) => KINDS[change]);
  if (byKind.size === 0) return [{ kind: 'unchanged', ...base }];
  return [...byKind].map(([kind, some]) => ({
    kind,
    ...base,
    keys: some.map(({ name }) => name),
    ...(isHeld && { isHeld }),
  }));
}

function isTrouble({ entries, problem }: DiffTarget): boolean {
  return problem !== undefined || entries.some(({ change }) => change === 'conflict' || change === 'refused');
}

/** `keyturn once --dry-run`: the exit code is the one that the run itself would have. */
export async function runDryOnce(invocation: Invocation, projects: string[]): Promise<ExitCode> {
  const { terminal, options } = invocation;
  const { exitCode, diff, problems } = await gatherAnswer(invocation, { command: 'diff', projects });
  const at = new Date(terminal.look.now()).toISOString();
  for (const problem of problems) terminal.json({ at, kind: 'failed', problem });
  if (exitCode === 2) return 2;
  const targets = options.has('adopt') ? diff.map(adopted) : diff;
  for (const event of targets.flatMap(eventsOf)) terminal.json({ at, ...event });
  if (!terminal.isJson) {
    // Tables load only here: every `once` would pay for them.
    const { formatDiff } = await import('../print/diff.ts');
    terminal.say(formatDiff(targets, terminal.look));
  }
  return exitCode === 1 || targets.some(isTrouble) ? 1 : 0;
}
