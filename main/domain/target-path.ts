/** Characters that HFS+ ignores in names, so that `.g\u200cit` would open `.git` (git's CVE-2014-9390). */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** Also as Windows would understand it: case, trailing dots and spaces, the short name, an alternate stream. */
export function isInsideGit(path: string): boolean {
  const segments = path.split(/[/\\]/).map((segment) =>
    segment
      .replace(IGNORED, '')
      .replace(/:.*$/, '')
      .replace(/[. ]+$/, ''),
  );
  return segments.some((segment) => /^(\.git|git~\d+)$/i.test(segment));
}

/** True when a path as written may lead out of the project on any system. */
export function leavesProject(path: string): boolean {
  return /^([/\\]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes('..');
}

/** Why a path can never be a target; undefined when it can. Whether it may leave the project is asked apart. */
export function reasonAgainstTarget(path: string): string | undefined {
  if (path.trim() === '') return '`env` needs the path of a file';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no file that people mean has them
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'a path cannot have control characters';
  if (/[/\\]$/.test(path) || /(^|[/\\])\.{1,2}$/.test(path)) return 'this names a folder, not a file';
  if (path.startsWith('~')) return '`~` is not expanded; write a path relative to keyturn.yaml';
  if (path.includes('\\') && !/^[A-Za-z]:/.test(path)) return 'write / between folders: it works on every system';
  if (isInsideGit(path)) return 'nothing is ever written inside `.git`';
  return undefined;
}
