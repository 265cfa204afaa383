import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Where = { readonly platform: NodeJS.Platform; readonly directory: string };

/** What opens a file with the program that the user chose for it. */
function opener(platform: NodeJS.Platform, file: string): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [file]];
  return platform === 'win32' ? ['rundll32', ['url.dll,FileProtocolHandler', file]] : ['xdg-open', [file]];
}

/**
 * Opens a link by way of a page that only this user can read: everybody on the machine may read a command line, and the
 * link holds a token. Returns the removal of that page. A machine without a browser shows nothing: the link is printed too.
 */
export function openInBrowser(link: string, { platform, directory }: Where): () => void {
  const page = join(directory, 'open.html');
  writeFileSync(page, `<!doctype html><meta http-equiv="refresh" content="0;url=${link}"><title>Keyturn</title>\n`, {
    mode: 0o600,
  });
  const [program, args] = opener(platform, page);
  const child = spawn(program, [...args], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
  return () => rmSync(page, { force: true });
}
