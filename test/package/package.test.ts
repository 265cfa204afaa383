import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partIsRequired } from '../support/require.ts';
import { canPackage, DISTRIBUTION, hasRpm, OUT, onlyFileIn, packageTray, sizeOf, UNPACKED } from './a-tray-package.ts';
import { drivePackaged } from './driven.ts';
import { archiveFiles, debFiles, filesOf, looseFiles, type Packed, programsIn, rpmFiles } from './opened.ts';

const ROOT = join(import.meta.dirname, '../..');
const place = mkdtempSync(join(tmpdir(), 'keyturn-package-'));
const installed = join(place, 'lib', 'node_modules', 'keyturn');
const command = join(place, 'bin', 'keyturn');

function run(node: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(node, [command, ...args], { cwd: place, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Another Node on this machine than the one that runs the tests, older than Keyturn needs. */
function oldNode(): string | undefined {
  return ['/usr/local/bin/node', '/usr/bin/node'].find((path) => {
    if (!existsSync(path)) return false;
    const version = execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' });
    return Number(version.split('.')[0]) < 22;
  });
}

beforeAll(() => {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', place], { cwd: ROOT, stdio: 'pipe' });
  const [tarball = ''] = readdirSync(place).filter((name) => name.endsWith('.tgz'));
  const flags = ['--no-audit', '--no-fund', '--prefer-offline'];
  execFileSync('npm', ['install', '--global', '--prefix', place, ...flags, join(place, tarball)], { stdio: 'pipe' });
}, 240_000);

afterAll(() => rmSync(place, { recursive: true, force: true }));

test('the installed package brings keytar and nothing of Electron', () => {
  const packages = readdirSync(join(installed, 'node_modules')).filter((name) => !name.startsWith('.'));
  // The second comes with keytar.
  expect(packages).toEqual(['keytar', 'node-addon-api']);
});

test('it answers with its version and its help', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(run(process.execPath, ['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  expect(run(process.execPath, ['--help']).stdout).toContain('Usage: keyturn COMMAND');
});

test('its demo runs to the end', () => {
  const { status, stdout } = run(process.execPath, ['demo', '--every', '1s', '--rotations', '1']);
  expect([status, stdout.includes('byte for byte')]).toEqual([0, true]);
});

test.skipIf(oldNode() === undefined)('an older Node gets one clear line', () => {
  const { status, stdout, stderr } = run(oldNode() ?? '', ['once']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^Keyturn needs Node 22\.12 or newer; this is [\d.]+\.\n$/);
});

const DRIVEN = {
  files: ['DB_PASSWORD=first\n', 'DB_PASSWORD=second\n'],
  notified: ['dev/shop/database written', 'dev/shop/database rotated'],
  hasShown: true,
  exitCode: 0,
};

/** Fuses are characters in the binary (electron/fuses, `FuseState`): `1` is on. */
const ENABLED = '1'.charCodeAt(0);

describe.skipIf(!canPackage())('the tray app, packed with the Electron at hand', () => {
  beforeAll(packageTray, 400_000);

  test('holds the bundles, the icons and one binary of keytar, and nothing else', () => {
    const files = listPackage(join(UNPACKED, 'resources/app.asar'), { isPack: false });
    const ours = files.filter(
      (name) => !/^\/(node_modules|assets)\b|^\/dist\/tray\/chunks(\/[\w-]+\.cjs)?$/.test(name),
    );
    expect(ours.filter((name) => !/legacy-runtime/.test(name)).toSorted()).toEqual([
      ...['/LICENSE', '/dist', '/dist/renderer', '/dist/renderer/index.html', '/dist/renderer/keyturn.css'],
      ...['/dist/renderer/keyturn.js', '/dist/renderer/keyturn.svg', '/dist/tray', '/dist/tray/main.cjs'],
      ...['/dist/tray/preload.cjs', '/dist/tray/updater.cjs', '/package.json'],
    ]);
    expect(files.filter((name) => name.endsWith('.node'))).toHaveLength(1);
    expect(files.filter((name) => /\.(map|ts)$/.test(name))).toEqual([]);
  });

  test('adds at most 12 MB to a bare Electron, and leaves its example app out', () => {
    expect(sizeOf(UNPACKED) - sizeOf(DISTRIBUTION)).toBeLessThan(12 * 1024 * 1024);
    expect(existsSync(join(UNPACKED, 'resources/default_app.asar'))).toBe(false);
  });

  test('lets nobody run it as Node, or load anything but its own archive', async () => {
    const fuses = await getCurrentFuseWire(join(UNPACKED, 'keyturn'));
    const isOn = (fuse: FuseV1Options): boolean => Number(fuses[fuse]) === ENABLED;
    expect([
      isOn(FuseV1Options.RunAsNode),
      isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      isOn(FuseV1Options.EnableNodeCliInspectArguments),
      isOn(FuseV1Options.OnlyLoadAppFromAsar),
      isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    ]).toEqual([false, false, false, true, true]);
  });

  test('comes as an archive of the same files', () => {
    const files = archiveFiles(onlyFileIn(OUT, '.tar.gz'));
    const [root] = files;
    const inside = files.slice(1).map(({ path }) => path.slice(`${root?.path}/`.length));
    expect(inside.toSorted()).toEqual(
      filesOf(UNPACKED)
        .map(({ path }) => path)
        .toSorted(),
    );
    expect(looseFiles(files)).toEqual([]);
  });

  test('lets nobody but its owner write anything, and lets only programs run', () => {
    const files = filesOf(UNPACKED);
    expect(looseFiles(files)).toEqual([]);
    const programs = programsIn(files).filter((path) => !/\.so(\.\d+)?$/.test(path));
    expect(programs.toSorted()).toEqual(['chrome-sandbox', 'chrome_crashpad_handler', 'keyturn']);
    const planted = { path: 'planted', mode: '-rw-rw-r--' };
    expect(looseFiles([...files, planted, { path: 'root', mode: '-rwsr-xr-x' }])).toEqual(['planted', 'root']);
  });

  test('comes as a Debian package that names what it needs, with a desktop entry and icons', () => {
    const deb = onlyFileIn(OUT, '.deb');
    const files = debFiles(deb);
    // Chromium's own sandbox, where the system lacks user namespaces.
    expect(looseFiles(files)).toEqual(['usr/lib/keyturn/chrome-sandbox']);
    expect(files.filter(({ owner }) => owner !== 'root/root')).toEqual([]);
    expect(files.find(({ path }) => path === '')?.mode).toBe('drwxr-xr-x');
    const icons = files.flatMap(({ path }) => /hicolor\/(\d+)x\d+\/apps\/keyturn\.png$/.exec(path)?.[1] ?? []);
    expect(icons.map(Number).toSorted((one, other) => one - other)).toEqual([16, 32, 48, 64, 128, 256, 512]);
    expect(execFileSync('dpkg-deb', ['-f', deb, 'Depends'], { encoding: 'utf8' })).toContain('libsecret-1-0');
    const folder = mkdtempSync(join(place, 'deb-'));
    execFileSync('dpkg-deb', ['-x', deb, folder]);
    const entry = join(folder, 'usr/share/applications/keyturn.desktop');
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=keyturn.*^Icon=keyturn.*^Categories=Development/ms);
    expect(spawnSync('desktop-file-validate', [entry]).status).toBe(0);
  });

  test.skipIf(!hasRpm())('comes as an RPM of the same files, which names what it needs', () => {
    const rpm = onlyFileIn(OUT, '.rpm');
    const files = rpmFiles(rpm);
    const below = (folder: string, some: readonly Packed[]): string[] =>
      some.flatMap(({ path }) => (path.startsWith(folder) ? [path.slice(folder.length)] : [])).toSorted();
    const inDeb = below('usr/lib/keyturn/', debFiles(onlyFileIn(OUT, '.deb')));
    // A Debian package has its license elsewhere.
    expect(below('usr/lib/keyturn/', files)).toEqual([...inDeb, 'LICENSE'].toSorted());
    // Where RPMs are at home users have namespaces: Chromium's sandbox needs no program of root's.
    expect([looseFiles(files), files.filter(({ owner }) => owner !== 'root/root')]).toEqual([[], []]);
    expect(execFileSync('rpm', ['-qp', '--requires', rpm], { encoding: 'utf8' })).toMatch(/^libsecret$/m);
    expect(below('usr/share/applications/', files)).toEqual(['keyturn.desktop']);
  });

  test('runs as people use it: in step, a rotation, its window, quit', async () => {
    expect(await drivePackaged(join(UNPACKED, 'keyturn'))).toEqual(DRIVEN);
  }, 90_000);

  // Changes the system, so only where somebody asked for every part.
  test.skipIf(!partIsRequired('electron') || process.getuid?.() !== 0)(
    'installs with dpkg, runs, and goes again',
    async () => {
      execFileSync('dpkg', ['-i', onlyFileIn(OUT, '.deb')], { stdio: 'pipe' });
      try {
        expect(await drivePackaged('/usr/bin/keyturn')).toEqual(DRIVEN);
      } finally {
        execFileSync('dpkg', ['-r', 'keyturn'], { stdio: 'pipe' });
      }
      expect(existsSync('/usr/lib/keyturn')).toBe(false);
    },
    180_000,
  );
});
