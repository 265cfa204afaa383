// `npm start`: the tray, or `keyturn watch --ui` where there can be none.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chooseFace, type Face } from './start-face.ts';

const ROOT = join(import.meta.dirname, '..');
const argv = process.argv.slice(2);
const { platform, env: environment } = process;
const face = chooseFace({ platform, environment, root: ROOT, exists: existsSync });

async function startTray({ electron, distribution }: Extract<Face, { kind: 'tray' }>): Promise<void> {
  const { buildForElectron, targetFor, versionOf } = await import('./build-electron.ts');
  await buildForElectron(targetFor(versionOf(distribution)), environment.KEYTURN_LEGACY_RUNTIME);
  const tray = spawn(electron, [ROOT, ...argv], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; what npm is told it must pass on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => tray.kill('SIGTERM'));
  tray.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

process.stderr.write(`${face.says}\n`);
if (face.kind === 'tray') await startTray(face);
else {
  const { runKeyturn } = await import('./cli/run-keyturn.ts');
  const isOpened = Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY) || platform !== 'linux';
  await runKeyturn(['watch', '--ui', ...(isOpened ? [] : ['--no-open']), ...argv.filter((one) => one !== '--hidden')]);
}
