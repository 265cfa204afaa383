import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Struck, strikeEach, traceFileCalls } from '../support/strace-kill.ts';
import type { FileCall } from '../support/strace-log.ts';
import { type AProject, aProject } from './a-project.ts';

export const OLD = '# mine\nA=old\nB=2\n';
export const NEW = '# mine\nA=new\nB=2\n';

/** All files of the folder with their text. */
export type Folder = Readonly<Record<string, string>>;

function filesIn(folder: string): Folder {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function reset({ folder, file }: AProject, before: string | undefined): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  if (before !== undefined) writeFileSync(file, before);
}

export type Found = {
  /** The call that was struck. */
  readonly at: string;
  /** What the child said: `done`, or the problem. */
  readonly output: string;
  /** Right after. */
  readonly then: Folder;
  /** After the next run, which nothing strikes; by our own writer. */
  readonly next: Folder;
};

export type StruckChange = {
  readonly writer: 'ours' | 'plain' | 'renaming' | 'in-place';
  readonly effect: string;
  readonly before: string | undefined;
  readonly isMeant?: (call: FileCall) => boolean;
};

/** Sets A to `new` in a process of its own, struck once at each call that changes a file of the project. */
export async function strikeChange({ writer, effect, before, isMeant = () => true }: StruckChange): Promise<Found[]> {
  const project = aProject();
  const child = (by: string) => [join(import.meta.dirname, 'change-child.ts'), by, project.folder, project.file, 'new'];
  const program = {
    command: [process.execPath, ...child(writer)],
    environment: process.env,
    folders: [project.folder],
  };
  const prepare = () => reset(project, before);
  prepare();
  const { calls } = await traceFileCalls(program);
  const found: Found[] = [];
  const check = ({ call, ran }: Struck) => {
    const then = filesIn(project.folder);
    execFileSync(process.execPath, child('ours'));
    found.push({ at: call.name, output: ran.output, then, next: filesIn(project.folder) });
  };
  const { missed } = await strikeEach({ program, calls: calls.filter(isMeant), effect, prepare, check });
  if (missed.length > 0) throw new Error(`not struck: ${missed.map(({ line }) => line).join('\n')}`);
  return found;
}
