import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Problem } from '../domain/problem.ts';

export type IgnoreAdvice = {
  /** Lines to offer for the project's `.gitignore`, such as `/apps/api/.env`. */
  readonly lines: readonly string[];
  /** Targets that are tracked already: ignoring them would not help. */
  readonly problems: readonly Problem[];
};

/** Exit code, undefined when git is not there or has no repository here. */
function git(cwd: string, args: readonly string[]): Promise<number | undefined> {
  // A monitor named in the repository's own settings would be started.
  const safe = ['-c', 'core.fsmonitor=false', ...args];
  return new Promise((settle) => {
    execFile('git', safe, { cwd, timeout: 5000 }, (error) => {
      const code = error ? error.code : 0;
      settle(code === 0 || code === 1 ? code : undefined);
    });
  });
}

function lineFor(project: string, file: string): string | undefined {
  const way = relative(project, resolve(project, file)).replaceAll('\\', '/');
  if (way.startsWith('../') || isAbsolute(way)) return undefined;
  // What would be a pattern stands for itself.
  return `/${way.replace(/[*?[\]\\!#]/g, '\\$&').replace(/ $/, '\\ ')}`;
}

/** A rule with a slash is about the path, any other about the name. */
function ruleMatches(rule: string, way: string): boolean {
  const pattern = rule.replace(/^!/, '');
  const subject = pattern.includes('/') ? way : (way.split('/').at(-1) ?? way);
  const literal = pattern.replace(/^\//, '').replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/\*+/g, '[^/]*')}$`).test(subject);
}

/** Without git: plain names and `*`, the last rule wins. Rarer patterns count as not ignoring. */
function isIgnoredByHand(project: string, file: string): boolean {
  const path = join(project, '.gitignore');
  if (!existsSync(path)) return false;
  const way = relative(project, resolve(project, file)).replaceAll('\\', '/');
  const rules = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim());
  const last = rules.findLast((rule) => ruleMatches(rule, way));
  return last !== undefined && !last.startsWith('!');
}

function trackedProblem(file: string): Problem {
  return {
    code: 'configuration',
    message: `${file} is tracked by git: a commit would carry the values.`,
    cure: `git rm --cached ${file}, and add it to .gitignore. Values that were pushed need a rotation.`,
  };
}

export type GitView = 'tracked' | 'ignored' | 'open';

/** What a commit would do with a file, relative to its project; without git by the `.gitignore` of the project alone. */
export async function viewByGit(project: string, file: string): Promise<GitView> {
  const path = resolve(project, file);
  const cwd = existsSync(dirname(path)) ? dirname(path) : project;
  // 128, without a repository, is told as undefined.
  const tracked = (await git(cwd, ['ls-files', '--error-unmatch', '--', path])) === 0;
  if (tracked) return 'tracked';
  const ignored = await git(cwd, ['check-ignore', '-q', '--', path]);
  const isIgnored = ignored === undefined ? isIgnoredByHand(project, file) : ignored === 0;
  return isIgnored ? 'ignored' : 'open';
}

/** Asks git, where there is git, which target files (relative to the project) a commit could carry. */
export async function gitignoreLines(project: string, files: readonly string[]): Promise<IgnoreAdvice> {
  const lines: string[] = [];
  const problems: Problem[] = [];
  for (const file of new Set(files)) {
    const view = await viewByGit(project, file);
    if (view === 'tracked') problems.push(trackedProblem(file));
    const line = lineFor(project, file);
    if (view !== 'ignored' && line !== undefined) lines.push(line);
  }
  return { lines, problems };
}
