// `npm start`: the tray, or `keyturn watch` where there can be none.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chooseFace } from './start-face.ts';

const ROOT = join(import.meta.dirname, '..');
const argv = process.argv.slice(2);
const { platform, env: environment } = process;
const face = chooseFace({ platform, environment, root: ROOT, exists: existsSync });

async function startTray(electron: string): Promise<void> {
  const { buildTray, TRAY } = await import('./build.ts');
  await buildTray(TRAY);
  const tray = spawn(electron, [ROOT, ...argv], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; what npm is told it must pass on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => tray.kill('SIGTERM'));
  tray.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

process.stderr.write(`${face.says}\n`);
if (face.kind === 'tray') await startTray(face.electron);
else {
  const { runKeyturn } = await import('./cli/run-keyturn.ts');
  await runKeyturn(['watch', ...argv]);
}
