import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { ProblemError } from '../domain/problem.ts';
import type { Electron } from './electron.ts';

export type LoginItem = {
  readonly electron: Pick<Electron, 'app'>;
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly homeDirectory: string;
  /** The program and its first arguments, as this process was started. */
  readonly command: readonly string[];
};

/** https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html */
export function execLine(command: readonly string[]): string {
  const quoted = (word: string): string => `"${word.replace(/["`$\\]/g, '\\$&').replaceAll('\\', '\\\\')}"`;
  return command.map((word) => (/^[\w./=-]+$/.test(word) ? word : quoted(word).replaceAll('%', '%%'))).join(' ');
}

function entryText(command: readonly string[]): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Keyturn',
    'Comment=Keeps local files in step with AWS Secrets Manager',
    `Exec=${execLine([...command, '--hidden'])}`,
    'Icon=keyturn',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
  ];
  return `${lines.join('\n')}\n`;
}

/** https://specifications.freedesktop.org/autostart-spec/latest/ */
export function autostartFile({
  environment,
  homeDirectory,
}: Pick<LoginItem, 'environment' | 'homeDirectory'>): string {
  const { XDG_CONFIG_HOME: base } = environment;
  return join(base && isAbsolute(base) ? base : join(homeDirectory, '.config'), 'autostart', 'keyturn.desktop');
}

/** Starts with the login from now on, in the tray only, or no longer. Raises ProblemError. */
export function setLoginItem(item: LoginItem, isOn: boolean): void {
  const { electron, platform, environment, command } = item;
  if (platform !== 'linux') {
    electron.app.setLoginItemSettings({ openAtLogin: isOn, args: ['--hidden'] });
    return;
  }
  const path = autostartFile(item);
  try {
    if (isOn) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      // An AppImage runs from a folder that is another one each time.
      writeFileSync(path, entryText(environment.APPIMAGE ? [environment.APPIMAGE] : command));
    } else rmSync(path, { force: true });
  } catch {
    const message = `${path} cannot be written.`;
    throw new ProblemError({ code: 'write-failed', message, cure: 'Look at the folder it lies in.' });
  }
}
