// What `npm start` and `npm run demo` share: the best face of this machine, and how it is started.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { targetFor, versionOf } from './electron-target.ts';
import { chooseFace, type Face } from './start-face.ts';

const ROOT = join(import.meta.dirname, '..');
const { platform, env: environment } = process;

function isTooOld(distribution: string): boolean {
  return !environment.KEYTURN_LEGACY_RUNTIME && targetFor(versionOf(distribution)).isOld;
}

/** `argv`: for Electron. Says on stderr which face it is, and why. */
export function faceHere(argv: readonly string[]): Face {
  const isRoot = process.getuid?.() === 0 && !argv.includes('--no-sandbox');
  const face = chooseFace({ platform, environment, root: ROOT, exists: existsSync, isRoot, isTooOld });
  process.stderr.write(`${face.says}\n`);
  return face;
}

/** Builds for the Electron at hand and runs it until it is quit. */
export async function runTray(
  { electron, distribution }: Extract<Face, { kind: 'tray' }>,
  argv: readonly string[],
): Promise<void> {
  const { buildForElectron } = await import('./build-electron.ts');
  await buildForElectron(targetFor(versionOf(distribution)), environment.KEYTURN_LEGACY_RUNTIME);
  const tray = spawn(electron, [ROOT, ...argv], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; what npm is told it must pass on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => tray.kill('SIGTERM'));
  tray.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

/** `keyturn watch --ui`; opens a browser where there is a screen for one. */
export async function runBrowserFace(folders: {
  readonly config?: string;
  readonly projects: readonly string[];
}): Promise<void> {
  const { config, projects } = folders;
  const hasScreen = platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
  const { runKeyturn } = await import('./cli/run-keyturn.ts');
  await runKeyturn([
    ...['watch', '--ui', ...(hasScreen ? [] : ['--no-open'])],
    ...(config === undefined ? [] : [`--config=${config}`]),
    ...projects.map((project) => `--project=${project}`),
  ]);
}
