import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export type TrayArguments = {
  readonly config?: string;
  readonly projects: readonly string[];
  /** Only the item in the bar, no window. */
  readonly isHidden: boolean;
  /** A pretend AWS and a sample project. */
  readonly isDemo: boolean;
};

/** `--config DIR`, `--project DIR`, `--hidden` and `--demo`, folders absolute; Chromium's own switches pass by. */
export function trayArguments(argv: readonly string[], cwd: string): TrayArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      config: { type: 'string' },
      project: { type: 'string', multiple: true },
      hidden: { type: 'boolean' },
      demo: { type: 'boolean' },
    },
    strict: false,
    allowPositionals: true,
  });
  // Without a value the parser answers true.
  const folders = (given: unknown[]): string[] =>
    given.flatMap((one) => (typeof one === 'string' ? resolve(cwd, one) : []));
  const [config] = folders([values.config]);
  return {
    projects: folders([values.project ?? []].flat()),
    isHidden: values.hidden === true,
    isDemo: values.demo === true,
    ...(config !== undefined && { config }),
  };
}

export type HandedOver = Pick<TrayArguments, 'projects' | 'isHidden'>;

const MOST_FOLDERS = 64;

function areFolders(given: unknown): given is string[] {
  if (!Array.isArray(given) || given.length > MOST_FOLDERS) return false;
  return given.every((one) => typeof one === 'string' && one !== '');
}

/** What a second launch hands to the first one; anything else just shows the window. No schema: the icon would wait for zod. */
export function handedOver(data: unknown): HandedOver {
  const { projects, isHidden } = Object(data);
  return areFolders(projects) && typeof isHidden === 'boolean'
    ? { projects, isHidden }
    : { projects: [], isHidden: false };
}

/** The arguments of a demo beside this tray: how it was started, without its folders. */
export function demoArguments(argv: readonly string[]): string[] {
  const kept = argv.filter((one, index) => {
    const isFolder = /^--(config|project)$/.test(argv[index - 1] ?? '');
    return !isFolder && !/^--(config|project)(=|$)|^--(hidden|demo)$/.test(one);
  });
  return [...kept, '--demo'];
}
