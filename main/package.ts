// Packages the tray app: `npm run package`. By itself it builds the installers of this system, as a release does. With
// ELECTRON_OVERRIDE_DIST_PATH it packs that Electron, and makes what needs no download.
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type AfterPackContext, build, type Configuration, Platform } from 'electron-builder';
import { buildForElectron } from './build-electron.ts';
import { targetFor, versionOf } from './electron-target.ts';
import { buildLinuxPackages, programPath } from './linux-packages.ts';

const ROOT = join(import.meta.dirname, '..');
const OUT = join(ROOT, 'out');

/** Not in electron-builder.yml: an old Electron has no such fuse, and what stands there cannot be taken back. */
const NEW_FUSE: Configuration = { electronFuses: { grantFileProtocolExtraPrivileges: false } };

/** What Electron's own distribution brings and an app does not need. */
const LEFT_OVER = ['resources/default_app.asar', '.electron-stamp'];

function tidy({ appOutDir }: AfterPackContext): Promise<void> {
  for (const name of LEFT_OVER) rmSync(join(appOutDir, name), { force: true });
  // Ours: electron-builder puts Electron's own beside it, under another name.
  copyFileSync(join(ROOT, 'LICENSE'), join(appOutDir, 'LICENSE'));
  return Promise.resolve();
}

/** Packs an Electron that lies on this machine: a folder, an archive and Linux packages, as far as the programs are there. */
async function packFrom(distribution: string): Promise<void> {
  const version = versionOf(distribution);
  const target = targetFor(version);
  await buildForElectron(target, process.env.KEYTURN_LEGACY_RUNTIME);
  const config: Configuration = {
    electronDist: distribution,
    electronVersion: version,
    afterPack: tidy,
    compression: 'store',
    ...(!target.isOld && NEW_FUSE),
  };
  const archiver = process.env.ELECTRON_BUILDER_7ZIP_PATH ?? programPath('7za');
  if (archiver) process.env.ELECTRON_BUILDER_7ZIP_PATH = archiver;
  const targets = archiver ? ['dir', 'tar.gz'] : ['dir'];
  await build({ targets: Platform.LINUX.createTarget(targets), config, publish: 'never' });
  await buildLinuxPackages({ unpacked: join(OUT, 'linux-unpacked'), out: OUT });
}

const distribution = process.env.ELECTRON_OVERRIDE_DIST_PATH;
if (distribution && existsSync(distribution)) await packFrom(distribution);
else {
  await buildForElectron(targetFor());
  await build({ config: { afterPack: tidy, ...NEW_FUSE }, publish: 'never' });
}
