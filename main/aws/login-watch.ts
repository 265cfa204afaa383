import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Source } from '../engine/ports.ts';
import { profileFiles } from './profiles.ts';
import type { Surroundings } from './surroundings.ts';

/** Where the system's own file events are missing or lost, a look every so often finds the login that somebody waits for. */
const LOOK_EVERY_MS = 9_000;
/** A login writes several files; one call is enough. */
const SETTLE_MS = 300;

export type LoginWatch = {
  readonly subscribe: Source['onLogin'];
  /** A call failed for want of a login: from now on files are looked at too, for as long as a listener awaits one. */
  expect(): void;
  /** A login that wrote no file, such as an MFA code: the listeners hear of it, and nothing is let go. */
  announce(): void;
  close(): void;
};

export type LoginWatchOptions = {
  readonly surroundings: Surroundings;
  /** Before the listeners: lets go of what the old login gave. */
  readonly onChange: () => void;
};

/** Files and folders that a login writes to (AWS CLI user guide, "sso login", "Sign in for local development"). */
function placesOf(surroundings: Surroundings): string[] {
  const { environment, homeDirectory } = surroundings;
  const { configFile, credentialsFile } = profileFiles(surroundings);
  const loginCache = environment.AWS_LOGIN_CACHE_DIRECTORY || join(homeDirectory, '.aws', 'login', 'cache');
  return [configFile, credentialsFile, join(homeDirectory, '.aws', 'sso', 'cache'), loginCache];
}

/** A cache file rewritten in place leaves its folder's own time as it was, so a folder counts with all it holds. */
function stamp(path: string): string {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return 'absent';
    if (found.isDirectory())
      return readdirSync(path)
        .map((name) => `${name} ${stamp(join(path, name))}`)
        .join('\n');
    return `${found.ino} ${found.mtimeMs} ${found.size}`;
  } catch {
    return 'unreadable';
  }
}

/** The folder itself where it is there, else its nearest parent that is: it may be created later. */
function nearestFolder(path: string): string {
  for (let folder = path; ; folder = dirname(folder)) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() || folder === dirname(folder)) return folder;
  }
}

function watchFolder(folder: string, notice: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, notice);
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined; // Out of watches, or gone meanwhile: the look every so often remains.
  }
}

/** `notice` hears of anything in the folders, wanted or not. */
function startWatching(places: readonly string[], notice: () => void) {
  const watchers = new Map<string, FSWatcher>();
  const follow = (): void => {
    const folders = new Set(places.map(nearestFolder));
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of folders) {
      const watcher = watchers.has(folder) ? undefined : watchFolder(folder, look);
      if (watcher) watchers.set(folder, watcher);
    }
  };
  function look(): void {
    follow();
    notice();
  }
  follow();
  const stop = (): void => {
    for (const watcher of watchers.values()) watcher.close();
  };
  return { look, stop };
}

/** Calls `report` once for each change that settled; what the folders hold besides counts for nothing. */
function reportChanges(places: readonly string[], report: () => void) {
  const standing = (): string => places.map(stamp).join('\n\n');
  let seen = standing();
  let settling: NodeJS.Timeout | undefined;
  const settle = (): void => {
    settling = undefined;
    const now = standing();
    if (now === seen) return;
    seen = now;
    report();
  };
  const watching = startWatching(places, () => {
    if (settling === undefined && standing() !== seen) settling = setTimeout(settle, SETTLE_MS).unref();
  });
  const stop = (): void => {
    clearTimeout(settling);
    watching.stop();
  };
  return { look: watching.look, stop };
}

/** Looks every so often once it was started, until nobody wants it any more. */
function createLooking(isWanted: () => boolean, look: () => void) {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const tick = (): void => (isWanted() ? look() : stop());
  const start = (): void => {
    timer ??= setInterval(tick, LOOK_EVERY_MS).unref();
  };
  return { start, stop };
}

/** Watches only while somebody listens. The SDK's own renewal of a token is reported too, which costs one more login call, no loop. */
export function watchLogins({ surroundings, onChange }: LoginWatchOptions): LoginWatch {
  const listeners = new Map<() => void, () => boolean>();
  let reporting: ReturnType<typeof reportChanges> | undefined;
  const isAwaited = (): boolean => [...listeners.values()].some((awaits) => awaits());
  const looking = createLooking(isAwaited, () => reporting?.look());
  const announce = (): void => {
    for (const listener of listeners.keys()) listener();
  };
  const report = (): void => {
    onChange();
    announce();
  };
  const close = (): void => {
    looking.stop();
    reporting?.stop();
    reporting = undefined;
  };
  return {
    announce,
    expect: () => {
      if (reporting) looking.start();
    },
    subscribe: (listener, awaits) => {
      listeners.set(listener, awaits);
      reporting ??= reportChanges(placesOf(surroundings), report);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) close();
      };
    },
    close,
  };
}
