import type { AppView } from '../../preload/views.ts';
import { isInside } from './inside.ts';

const KEYCHAIN = 'keychain:';

/** How people read a target: by the name it has today, else relative to its project, else as it is. */
export function targetNames({ watches, projects }: Pick<AppView, 'watches' | 'projects'>): (target: string) => string {
  const names = new Map(watches.flatMap((watch) => watch.targets.map(({ target, name }) => [target, name] as const)));
  return (target) => {
    const name = names.get(target);
    if (name !== undefined) return name;
    if (target.startsWith(KEYCHAIN)) return target.slice(KEYCHAIN.length);
    const home = projects.find(({ directory }) => isInside(target, directory))?.directory.replace(/[\\/]$/, '');
    return home === undefined ? target : target.slice(home.length + 1);
  };
}
