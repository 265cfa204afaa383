import { isAbsolute, relative, sep } from 'node:path';

/** Whatever the value, and however long. */
export const MASK = '••••••••';

/** A path relative to the current folder, as far as one step up; keychain items as they are. */
export function shownTarget(target: string, cwd: string): string {
  if (!isAbsolute(target)) return target;
  const way = relative(cwd, target);
  return isAbsolute(way) || way.startsWith(`..${sep}..`) ? target : way || '.';
}

/** The first eight characters tell versions apart. */
export function shortVersion(versionId: string): string {
  return versionId.length > 9 ? `${versionId.slice(0, 8)}…` : versionId;
}

/** `DB_USER, DB_PASSWORD and 12 more`: the rest is counted. */
export function shownKeys(keys: readonly string[]): string {
  const most = 6;
  if (keys.length <= most) return keys.join(', ');
  return `${keys.slice(0, most - 1).join(', ')} and ${keys.length - most + 1} more`;
}

/** `1 secret`, `3 secrets`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
