// Packages the tray app: `npm run package`. By itself it builds the installers of this system, as a release does. With
// ELECTRON_OVERRIDE_DIST_PATH it packs that Electron, and makes what needs no download.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type AfterPackContext, build, type Configuration, Platform } from 'electron-builder';
import { buildForElectron, targetFor, versionOf } from './build-electron.ts';

const ROOT = join(import.meta.dirname, '..');
const OUT = join(ROOT, 'out');

/** What Electron's own distribution brings and an app does not need. */
const LEFT_OVER = ['resources/default_app.asar', '.electron-stamp'];

function removeLeftOver({ appOutDir }: AfterPackContext): Promise<void> {
  for (const name of LEFT_OVER) rmSync(join(appOutDir, name), { force: true });
  return Promise.resolve();
}

function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}

async function buildDeb(unpacked: string): Promise<void> {
  const { default: makeDeb } = await import('electron-installer-debian');
  const { description } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  await makeDeb({
    src: unpacked,
    dest: OUT,
    arch: 'amd64',
    options: {
      name: 'keyturn',
      bin: 'keyturn',
      productName: 'Keyturn',
      genericName: 'Secrets in step',
      description,
      productDescription: `${description}.`,
      section: 'devel',
      depends: ['libsecret-1-0'],
      categories: ['Development'],
      icon: Object.fromEntries(
        [16, 32, 48, 64, 128, 256, 512].map((size) => {
          const side = `${size}x${size}`;
          return [side, join(ROOT, 'assets/icons', `${side}.png`)];
        }),
      ),
    },
  });
}

/** Packs an Electron that lies on this machine: a folder, an archive and a Debian package, as far as the programs are there. */
async function packFrom(distribution: string): Promise<void> {
  const version = versionOf(distribution);
  await buildForElectron(targetFor(version), process.env.KEYTURN_LEGACY_RUNTIME);
  const config: Configuration = {
    electronDist: distribution,
    electronVersion: version,
    afterPack: removeLeftOver,
    compression: 'store',
  };
  if (hasProgram('7za')) process.env.ELECTRON_BUILDER_7ZIP_PATH ??= '7za';
  const targets = process.env.ELECTRON_BUILDER_7ZIP_PATH ? ['dir', 'tar.gz'] : ['dir'];
  await build({ targets: Platform.LINUX.createTarget(targets), config, publish: 'never' });
  if (hasProgram('dpkg') && hasProgram('fakeroot')) await buildDeb(join(OUT, 'linux-unpacked'));
}

const distribution = process.env.ELECTRON_OVERRIDE_DIST_PATH;
if (distribution && existsSync(distribution)) await packFrom(distribution);
else {
  await buildForElectron(targetFor());
  await build({ config: { afterPack: removeLeftOver }, publish: 'never' });
}
