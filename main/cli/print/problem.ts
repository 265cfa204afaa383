import { sep } from 'node:path';
import type { Problem } from '../../domain/problem.ts';
import type { Look } from './look.ts';
import { plain } from './plain.ts';

function sentence(text: string): string {
  return text === '' || /[.?!…:]$/.test(text) ? text : `${text}.`;
}

/** Message and cure as two sentences, paths relative. */
export function problemLines({ message, cure }: Problem, cwd: string): string[] {
  return [message, cure]
    .filter((text) => text !== '')
    .map((text) => plain(sentence(text.replaceAll(`${cwd}${sep}`, ''))));
}

/** `✗ what happened`, and under it the cure. */
export function formatProblem(problem: Problem, { paint, cwd }: Look): string {
  const [message = '', ...cure] = problemLines(problem, cwd);
  return [`${paint('red', '✗')} ${message}`, ...cure.map((line) => `  ${line}`)].join('\n');
}
