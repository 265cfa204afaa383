/** One call that changes a file, as strace saw it. */
export type FileCall = {
  readonly name: string;
  /** The how-many-th of its name in the main thread, from 1; what `when=` counts. */
  readonly ordinal: number;
  /** Its files, without what differs from run to run. */
  readonly what: string;
  readonly line: string;
};

/** Opening changes something only when it may create or cut. */
function changes(name: string, line: string): boolean {
  return name !== 'openat' || /O_CREAT|O_TRUNC/.test(line);
}

/** Random parts of names, process ids and moments. */
function withoutChance(path: string): string {
  return path
    .replace(/keyturn-[0-9a-f]{12}/g, 'keyturn-*')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '*')
    .replace(/ \(deleted\)$/, '')
    .replace(/\d{4,}/g, '#');
}

/** Through `/proc/self/fd/N/name` to the folder that stood open as N at that moment. */
function filesOf(line: string, folderOf: ReadonlyMap<string, string>): string[] {
  const quoted = [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, path = '']) =>
    path.replace(/^\/proc\/self\/fd\/(\d+)/, (link, descriptor: string) => folderOf.get(descriptor) ?? link),
  );
  const described = [...line.matchAll(/\b\d+<([^>]*)>/g)].map(([, path = '']) => path);
  return [...quoted, ...described].filter((path) => path.startsWith('/'));
}

function isIn(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

function allCallsIn(log: string): (FileCall & { readonly files: readonly string[] })[] {
  const ordinals = new Map<string, number>();
  const folderOf = new Map<string, string>();
  return log.split('\n').flatMap((line) => {
    const name = /^(\w+)\(/.exec(line)?.[1];
    if (name === undefined) return [];
    const ordinal = (ordinals.get(name) ?? 0) + 1;
    ordinals.set(name, ordinal);
    const opened = / = (\d+)<([^>]*)>$/.exec(line);
    if (opened?.[1] !== undefined && opened[2] !== undefined) folderOf.set(opened[1], opened[2]);
    const files = filesOf(line, folderOf);
    const what = [...new Set(files.map(withoutChance))].join(' ');
    return [{ name, ordinal, what, line, files }];
  });
}

/** In the order of the log of one thread (`strace -y`). */
export function fileCallsIn(log: string, folders: readonly string[]): FileCall[] {
  return allCallsIn(log)
    .filter(({ name, line, files }) => changes(name, line) && files.some((path) => isIn(path, folders)))
    .map(({ name, ordinal, what, line }) => ({ name, ordinal, what, line }));
}

/** The call at which a killed run ended; undefined when it was not killed, or elsewhere. */
export function lastCallIn(log: string, folders: readonly string[]): FileCall | undefined {
  if (!log.includes('+++ killed by SIGKILL +++')) return undefined;
  const last = allCallsIn(log).at(-1);
  return last?.files.some((path) => isIn(path, folders)) ? last : undefined;
}
