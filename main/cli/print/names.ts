/** Whatever the value, and however long. */
export const MASK = '••••••••';

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
