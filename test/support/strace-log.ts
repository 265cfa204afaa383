/** One call that changes a file, as strace saw it. */
export type FileCall = {
  readonly name: string;
  /** The how-many-th of its name in the main thread, from 1; what `when=` counts. */
  readonly ordinal: number;
  /** Its files, without what differs from run to run. */
  readonly what: string;
  readonly line: string;
  /** Of a write to a file with one name in every run: counted among the writes to that file. Sockets get more or fewer. */
  readonly inFile?: { readonly path: string; readonly ordinal: number };
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

function writtenFile(name: string, files: readonly string[]): string | undefined {
  const [path, ...others] = files;
  return name === 'write' && path !== undefined && others.length === 0 && withoutChance(path) === path
    ? path
    : undefined;
}

/** With `-f` each line starts with the thread. */
function withoutThread(line: string): string {
  return line.replace(/^\d+ +/, '');
}

function allCallsIn(log: string): (FileCall & { readonly files: readonly string[] })[] {
  const ordinals = new Map<string, number>();
  const count = (key: string): number => {
    ordinals.set(key, (ordinals.get(key) ?? 0) + 1);
    return ordinals.get(key) ?? 0;
  };
  const folderOf = new Map<string, string>();
  return log.split('\n').flatMap((logged) => {
    const line = withoutThread(logged);
    const name = /^(\w+)\(/.exec(line)?.[1];
    if (name === undefined) return [];
    const ordinal = count(name);
    const opened = / = (\d+)<([^>]*)>$/.exec(line);
    if (opened?.[1] !== undefined && opened[2] !== undefined) folderOf.set(opened[1], opened[2]);
    const files = filesOf(line, folderOf);
    const what = [...new Set(files.map(withoutChance))].join(' ');
    const path = writtenFile(name, files);
    const inFile = path === undefined ? {} : { inFile: { path, ordinal: count(path) } };
    return [{ name, ordinal, what, line, files, ...inFile }];
  });
}

/** In the order of the log of one thread (`strace -y`). */
export function fileCallsIn(log: string, folders: readonly string[]): FileCall[] {
  return allCallsIn(log)
    .filter(({ name, line, files }) => changes(name, line) && files.some((path) => isIn(path, folders)))
    .map(({ files, ...call }) => call);
}

/** The call at which a killed run ended; undefined when it was not killed, or elsewhere. */
export function lastCallIn(log: string, folders: readonly string[]): FileCall | undefined {
  if (!log.includes('+++ killed by SIGKILL +++')) return undefined;
  const last = allCallsIn(log).at(-1);
  return last?.files.some((path) => isIn(path, folders)) ? last : undefined;
}
