// Bundles what is shipped: `npm run build`. `--electron-target=node16` is for the old Electron of the tests.
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildOptions, build, transform } from 'esbuild';
import { OUR_NODE } from './electron-target.ts';

const ROOT = join(import.meta.dirname, '..');

/** Stack traces keep our names; nothing is minified that a reader of `dist` would miss. */
const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  external: ['electron', 'keytar'],
  minifyWhitespace: true,
  minifySyntax: true,
  keepNames: true,
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions;

const CLI_TARGET = 'node22';

/** Written for any Node of the last ten years, so that an old one gets a sentence and not a syntax error. */
const BIN = `#!/usr/bin/env node
'use strict';
var version = process.versions.node.split('.').map(Number);
if (version[0] < 22 || (version[0] === 22 && version[1] < 12)) {
  process.stderr.write('Keyturn needs Node 22.12 or newer; this is ' + process.versions.node + '.\\n');
  process.exitCode = 2;
} else {
  require('./cli.cjs');
}
`;

type Split = {
  /** Source files, by the name of what comes of them. */
  readonly entryPoints: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly target: string;
  readonly external: readonly string[];
};

/** Node loads it sooner than an ES module: that would, for one, load all of `node:http`, WebSockets too. */
async function writeCommonJs(
  { path, text }: { readonly path: string; readonly text: string },
  target: string,
): Promise<void> {
  const { minifyWhitespace, minifySyntax } = COMMON;
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target,
    minifyWhitespace,
    minifySyntax,
    supported: { 'dynamic-import': false },
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}

/** One file for each entry, and in `chunks` one for each part that loads on demand. */
async function buildSplit({ entryPoints, directory, target, external }: Split): Promise<void> {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: { ...entryPoints },
    outdir: directory,
    outExtension: { '.js': '.cjs' },
    chunkNames: 'chunks/[name]-[hash]',
    external: [...external],
    // Only ES modules can be split, and only of those can be left out what nobody uses.
    format: 'esm',
    splitting: true,
    mainFields: ['module', 'main'],
    target,
    write: false,
  });
  // Those of an earlier build would be packaged too.
  rmSync(join(directory, 'chunks'), { recursive: true, force: true });
  await Promise.all(outputFiles.map((file) => writeCommonJs(file, target)));
}

/** The command line tool: `keyturn.cjs`, and the parts behind it. */
export async function buildCli(directory: string): Promise<void> {
  const entryPoints = { cli: join(ROOT, 'main/cli.ts') };
  await buildSplit({ entryPoints, directory, target: CLI_TARGET, external: COMMON.external });
  const bin = join(directory, 'keyturn.cjs');
  writeFileSync(bin, BIN);
  chmodSync(bin, 0o755);
}

export type TrayBundle = { readonly entry: string; readonly outfile: string; readonly target: string };

/** What the tray needs at its start, and the parts behind it. */
export async function buildTray({ entry, outfile, target }: TrayBundle): Promise<void> {
  const { dir, name } = parse(outfile);
  // D-Bus asks a display for the address of its bus when nobody else knows it: we do.
  const external = [...COMMON.external, 'x11'];
  await buildSplit({ entryPoints: { [name]: entry }, directory: dir, target, external });
}

/** The sandbox loads one CommonJS file. `target`: the Chrome that runs it. */
export async function buildPreload({ entry, outfile, target }: TrayBundle): Promise<void> {
  await build({ ...COMMON, entryPoints: [entry], outfile, platform: 'browser', format: 'cjs', target });
}

/** What a window shows: `index.html` with one script and one style sheet. `target`: the Chrome that shows it. */
export async function buildRenderer({
  outdir,
  target,
}: {
  readonly outdir: string;
  readonly target: string;
}): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'browser',
    entryPoints: [
      { in: join(ROOT, 'renderer/index.tsx'), out: 'keyturn' },
      { in: join(ROOT, 'renderer/styles/all.css'), out: 'keyturn' },
    ],
    outdir,
    format: 'iife',
    target,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  copyFileSync(join(ROOT, 'renderer/index.html'), join(outdir, 'index.html'));
  copyFileSync(join(ROOT, 'assets/icon-small.svg'), join(outdir, 'keyturn.svg'));
}

export const RENDERER = { outdir: join(ROOT, 'dist/renderer'), target: 'chrome108' };

export const TRAY: TrayBundle = {
  entry: join(ROOT, 'main/main.ts'),
  outfile: join(ROOT, 'dist/tray/main.cjs'),
  target: OUR_NODE,
};

export const UPDATER: TrayBundle = {
  ...TRAY,
  entry: join(ROOT, 'main/updater.ts'),
  outfile: join(ROOT, 'dist/tray/updater.cjs'),
};

export const PRELOAD: TrayBundle = {
  entry: join(ROOT, 'preload/preload.ts'),
  outfile: join(ROOT, 'dist/tray/preload.cjs'),
  target: 'chrome108',
};

if (import.meta.main) {
  const { values } = parseArgs({ options: { 'electron-target': { type: 'string', default: TRAY.target } } });
  const directory = join(ROOT, 'dist');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  await Promise.all([
    buildCli(directory),
    buildTray({ ...TRAY, target: values['electron-target'] }),
    buildTray({ ...UPDATER, target: values['electron-target'] }),
    buildPreload(PRELOAD),
    buildRenderer(RENDERER),
  ]);
}
