import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';

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

const Handed = z.object({ projects: z.array(z.string().min(1)).max(64), isHidden: z.boolean() });

export type HandedOver = z.infer<typeof Handed>;

/** What a second launch hands to the first one; anything else just shows the window. */
export function handedOver(data: unknown): HandedOver {
  return Handed.safeParse(data).data ?? { projects: [], isHidden: false };
}

/** The arguments of a demo beside this tray: how it was started, without its folders. */
export function demoArguments(argv: readonly string[]): string[] {
  const kept = argv.filter((one, index) => {
    const isFolder = /^--(config|project)$/.test(argv[index - 1] ?? '');
    return !isFolder && !/^--(config|project)(=|$)|^--(hidden|demo)$/.test(one);
  });
  return [...kept, '--demo'];
}
