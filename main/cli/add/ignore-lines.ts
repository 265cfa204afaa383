import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewWatch } from '../../domain/project-addition.ts';
import { storageFailed, systemCode } from '../../storage/durable-file.ts';
import { gitignoreLines } from '../../storage/project-ignore.ts';
import { askYes } from '../ask.ts';
import type { Invocation } from '../invocation.ts';

function append(path: string, lines: readonly string[]): void {
  try {
    const before = textIn(path);
    const ending = before.includes('\r\n') ? '\r\n' : '\n';
    const start = before === '' || before.endsWith('\n') ? '' : ending;
    appendFileSync(path, start + lines.map((line) => line + ending).join(''));
  } catch (error) {
    throw storageFailed(path, error);
  }
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
}

/** Warns of a tracked file; lines for `.gitignore` are written after a yes, else printed. */
export async function offerIgnoreLines(invocation: Invocation, project: string, { target }: NewWatch): Promise<void> {
  if (!('env' in target)) return;
  const { terminal, options, signal } = invocation;
  const { lines, problems } = await gitignoreLines(project, [target.env]);
  for (const problem of problems) terminal.problem(problem);
  if (lines.length === 0) return;
  const words = lines.join(', ');
  const isAgreed = options.has('yes') || (terminal.canAsk && (await askYes(`Add ${words} to .gitignore?`, signal)));
  if (!isAgreed) return terminal.tell(`Not ignored by git yet. Add to .gitignore: ${words}`);
  append(join(project, '.gitignore'), lines);
  terminal.say(`.gitignore has ${words} now.`);
}
