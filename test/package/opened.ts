import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A file or folder inside an artefact. `mode` as `ls -l` writes it. */
export type Packed = { readonly path: string; readonly mode: string; readonly owner?: string };

const BITS = 'rwxrwxrwx';

function modeText(mode: number, isFolder: boolean): string {
  const letters = [...BITS].map((letter, index) => (mode & (1 << (8 - index)) ? letter : '-'));
  return `${isFolder ? 'd' : '-'}${letters.join('')}`;
}

export function filesOf(folder: string): Packed[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return { path: relative(folder, path), mode: modeText(statSync(path).mode, entry.isDirectory()) };
  });
}

/** What `tar tv` says, of archives and of Debian packages: mode, owner, size, day, time, name. */
function listed(text: string): Packed[] {
  return text.split('\n').flatMap((line) => {
    const [, mode, owner, path] =
      /^(\S{10})\s+(\S+)\s+\d+\s+\S+\s+\S+\s+(?:\.\/)?(.*?)\/?(?: -> .*)?$/.exec(line) ?? [];
    return mode === undefined || owner === undefined ? [] : [{ path: path ?? '', mode, owner }];
  });
}

export function archiveFiles(archive: string): Packed[] {
  return listed(execFileSync('tar', ['-tvzf', archive], { encoding: 'utf8' }));
}

export function debFiles(deb: string): Packed[] {
  return listed(execFileSync('dpkg-deb', ['-c', deb], { encoding: 'utf8' }));
}

/** What `rpm -qplv` says: mode, links, owner, group, size, three words of time, name. */
export function rpmFiles(rpm: string): Packed[] {
  const lines = execFileSync('rpm', ['-qplv', rpm], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(
    '\n',
  );
  return lines.flatMap((line) => {
    const [mode = '', , user = '', group = '', , , , , name] = line.split(/\s+/);
    return name === undefined ? [] : [{ path: name.slice(1), mode, owner: `${user}/${group}` }];
  });
}

/** What somebody else than its owner may write, or what runs as root. Links have no rights of their own. */
export function looseFiles(files: readonly Packed[]): string[] {
  const isLoose = (mode: string): boolean => mode[5] === 'w' || mode[8] === 'w' || /[sS]/.test(mode);
  return files.filter(({ mode }) => mode[0] !== 'l' && isLoose(mode)).map(({ path }) => path);
}

export function programsIn(files: readonly Packed[]): string[] {
  return files.filter(({ mode }) => mode[0] === '-' && mode[3] === 'x').map(({ path }) => path);
}
