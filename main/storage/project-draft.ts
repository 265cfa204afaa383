import { chmodSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Problem } from '../domain/problem.ts';
import type { NewWatch } from '../domain/project-addition.ts';
import { refKey } from '../domain/secret.ts';
import { placeName, placeOf } from '../domain/watch.ts';
import { replaceFile, storageFailed, systemCode } from './durable-file.ts';
import { addWatch, starterProject } from './project-edit.ts';
import { type LoadedProject, PROJECT_FILE, readProject } from './project-file.ts';
import { removeTargets, type TargetPlace } from './project-removal.ts';
import type { Machine } from './project-watches.ts';

/** A `keyturn.yaml` as it would be with one more wish. */
export type DraftedProject = {
  readonly kind: 'drafted';
  readonly directory: string;
  /** The env file of the wish, absolute. */
  readonly file?: string;
  readonly text: string;
  /** Undefined for a file that is not there yet. */
  readonly before: string | undefined;
  /** The lines that are new, beside what every new file has. */
  readonly added: string;
  readonly loaded: LoadedProject;
};

export type ProjectDrafting = DraftedProject | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw storageFailed(path, error);
  }
}

/** Additions stand together, so what both texts start and end with is old. */
function addedLines(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  return now.slice(start, now.length - end).join('\n');
}

/** Of a text that nobody wrote yet, lines and columns would mislead. */
function withoutPosition(problem: Problem): Problem {
  const message = problem.message.replace(/^keyturn\.yaml line \d+, column \d+: /, '');
  return {
    code: 'configuration',
    message: `${message[0]?.toUpperCase()}${message.slice(1)}`,
    cure: `${PROJECT_FILE} stays as it was.`,
  };
}

/** Writes nothing. Raises ProblemError for a file that cannot be read, or that is not valid before. */
export function draftProject(machine: Machine, wish: NewWatch): ProjectDrafting {
  const before = textIn(join(machine.directory, PROJECT_FILE));
  const base = before ?? starterProject();
  const text = addWatch(base, wish);
  const loaded = readProject(text, machine);
  if (loaded.kind === 'invalid') return { kind: 'invalid', problems: loaded.problems.map(withoutPosition) };
  const { directory } = machine;
  const file = 'env' in wish.target ? resolve(directory, wish.target.env) : undefined;
  const added = addedLines(base, text);
  return { kind: 'drafted', directory, ...(file !== undefined && { file }), text, before, added, loaded };
}

/** `key`: a `refKey`; `target`: as `placeName` names it. */
export type TargetOf = { readonly key: string; readonly target: string };

/** A `keyturn.yaml` without a target; undefined where it has none like it. Writes nothing. Raises ProblemError. */
export function draftRemoval(machine: Machine, { key, target }: TargetOf): ProjectDrafting | undefined {
  const { directory } = machine;
  const before = textIn(join(directory, PROJECT_FILE));
  const reading = before === undefined ? undefined : readProject(before, machine);
  if (before === undefined || reading?.kind !== 'loaded') return reading?.kind === 'invalid' ? reading : undefined;
  const places = reading.watches.flatMap(({ ref, targets }, watch): TargetPlace[] =>
    targets.flatMap((one, index): TargetPlace[] =>
      refKey(ref) === key && placeName(placeOf(one, directory)) === target ? [[watch, index]] : [],
    ),
  );
  if (places.length === 0) return undefined;
  const sizes = reading.watches.map(({ targets }) => targets.length);
  const text = removeTargets(before, places, sizes);
  const loaded = readProject(text, machine);
  if (loaded.kind === 'invalid') return { kind: 'invalid', problems: loaded.problems.map(withoutPosition) };
  return { kind: 'drafted', directory, text, before, added: '', loaded };
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

/** Makes the folder where it is missing; equal text is not written. Raises ProblemError. */
export function writeDraft({ directory, text, before }: DraftedProject): void {
  if (text === before) return;
  mkdirSync(directory, { recursive: true });
  write(join(directory, PROJECT_FILE), text);
}
