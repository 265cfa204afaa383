import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Where a program lies; undefined when this machine lacks it. */
export function programPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** What both kinds of package say alike. */
function describe() {
  const { description, license, homepage } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const sides = [16, 32, 48, 64, 128, 256, 512].map((size) => `${size}x${size}`);
  const common = {
    name: 'keyturn',
    bin: 'keyturn',
    productName: 'Keyturn',
    genericName: 'Secrets in step',
    description: String(description),
    productDescription: `${description}.`,
    categories: ['Development'],
    icon: Object.fromEntries(sides.map((side) => [side, join(ROOT, 'assets/icons', `${side}.png`)])),
  };
  return { common, license: String(license), homepage: String(homepage) };
}

/** The unpacked app, and where the package goes. */
type Packing = { readonly unpacked: string; readonly out: string };

async function buildDeb({ unpacked, out }: Packing): Promise<void> {
  const { default: makeDeb } = await import('electron-installer-debian');
  const { common } = describe();
  // xz takes minutes for a few megabytes.
  const options = { ...common, section: 'devel', compression: 'gzip', depends: ['libsecret-1-0'] } as const;
  await makeDeb({ src: unpacked, dest: out, arch: 'amd64', options });
}

async function buildRpm({ unpacked, out }: Packing): Promise<void> {
  const { default: makeRpm } = await import('electron-installer-redhat');
  const { common, license, homepage } = describe();
  const options = { ...common, license, homepage, compressionLevel: 0, requires: ['libsecret'] };
  await makeRpm({ src: unpacked, dest: out, arch: 'x86_64', options });
}

/** A package of each kind that this machine has the programs for. */
export async function buildLinuxPackages(packing: Packing): Promise<void> {
  if (programPath('dpkg') && programPath('fakeroot')) await buildDeb(packing);
  if (programPath('rpmbuild')) await buildRpm(packing);
}
