import { readFileSync, writeFileSync } from 'node:fs';

/** True the first time that something is said, also across restarts. */
export type ToldOnce = (words: string) => boolean;

const MOST = 500;

function read(path: string): string[] {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** `path`: of a file that remembers the latest few hundred. Lost or damaged, things are said once more. */
export function createToldOnce(path: string): ToldOnce {
  const told = new Set(read(path));
  return (words) => {
    if (told.has(words)) return false;
    told.add(words);
    const latest = [...told].slice(-MOST);
    try {
      writeFileSync(path, JSON.stringify(latest), { mode: 0o600 });
    } catch {
      // A full disk has other messengers.
    }
    return true;
  };
}
