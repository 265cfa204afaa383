import { isAbsolute, relative, sep } from 'node:path';

/** A path relative to the current folder, as far as one step up; whole without one; keychain items as they are. */
export function shownTarget(target: string, cwd?: string): string {
  if (!isAbsolute(target) || cwd === undefined) return target;
  const way = relative(cwd, target);
  return isAbsolute(way) || way.startsWith(`..${sep}..`) ? target : way || '.';
}

/** A path as a shell reads it back, whatever is in it. */
export function shellWord(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

/** `1 secret`, `3 secrets`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
