import { constants, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPreload, buildRenderer, buildTray, PRELOAD, RENDERER, TRAY } from '../../main/build.ts';
import { targetFor, versionOf } from '../../main/electron-target.ts';
import type { BenchFolder } from './bench-folder.ts';
import { ELECTRON } from './machine.ts';

/** Secrets that feed one file. */
const PER_FILE = 10;

export type Watched = { readonly count: number; readonly interval: string };

function nameOf(index: number): string {
  return `bench/tray-${index}`;
}

export function secretNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => nameOf(index));
}

function watchText(index: number): string {
  const file = `.env.${Math.floor(index / PER_FILE)}`;
  return `  - secret: ${nameOf(index)}\n    to:\n      - env: ${file}\n        prefix: S${index}_\n        onConflict: take\n`;
}

/** A project with so many watches, and a config folder; as command line options. */
export function watchingProject(bench: BenchFolder, { count, interval }: Watched): string[] {
  const lines = secretNames(count).map((_, index) => watchText(index));
  const head = `version: 1\ndefaults: { interval: ${interval} }\nwatches:\n`;
  const name = `${count}-${interval}`;
  const project = bench.folder(`project-${name}`, { 'keyturn.yaml': `${head}${lines.join('')}` });
  return [`--config=${bench.folder(`config-${name}`, {})}`, `--project=${project}`, '--hidden'];
}

/** A copy of its own, because other Electrons on the machine would share pages with it, and so its memory. */
export function copyElectron(directory: string): string {
  const copy = join(directory, 'electron');
  cpSync(ELECTRON, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return join(copy, 'electron');
}

/** The tray as it is shipped, for the Electron at hand, in a folder of its own. */
export async function bundleTray(): Promise<{ readonly app: string; remove(): void }> {
  const app = mkdtempSync(join(tmpdir(), 'keyturn-bench-tray-'));
  const { node, chrome } = targetFor(versionOf(ELECTRON));
  writeFileSync(join(app, 'package.json'), '{"name":"keyturn","productName":"Keyturn","main":"dist/tray/main.cjs"}');
  symlinkSync(join(import.meta.dirname, '../../assets'), join(app, 'assets'));
  await Promise.all([
    buildTray({ ...TRAY, outfile: join(app, 'dist/tray/main.cjs'), target: node }),
    buildPreload({ ...PRELOAD, outfile: join(app, 'dist/tray/preload.cjs'), target: chrome }),
    buildRenderer({ outdir: join(app, 'dist/renderer'), target: RENDERER.target }),
  ]);
  return { app, remove: () => rmSync(app, { recursive: true, force: true }) };
}
