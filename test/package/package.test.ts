import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

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
