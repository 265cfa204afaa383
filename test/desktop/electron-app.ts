import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { buildPreload, buildRenderer, buildTray, PRELOAD, RENDERER, TRAY } from '../../main/build.ts';
import type { StandIn } from '../../main/demo/aws/stand-in.ts';
import type { PrivateDesktop } from '../support/private-desktop.ts';
import { processesOf } from '../support/processes.ts';

const DIST = process.env.ELECTRON_OVERRIDE_DIST_PATH;
/** `electron -r` of a file that gives an old Electron what today's Node has. */
const SHIM = process.env.KEYTURN_LEGACY_RUNTIME;

export function hasElectron(): boolean {
  return process.platform === 'linux' && DIST !== undefined && existsSync(join(DIST, 'electron'));
}

/** One folder for the app, its project and its config; one marker on every process it starts. */
export type Workplace = {
  readonly configDirectory: string;
  readonly home: string;
  /** The managed file. */
  readonly envFile: string;
  readonly argv: readonly string[];
  readonly environment: Record<string, string>;
  /** Processes of this workplace that live. */
  processes(): string[];
  /** Names of the folders that the settings hold as trusted: written by electron-store. */
  trustedProjects(): string[];
  remove(): void;
};

function keyturnYaml(secret: string): string {
  return `version: 1\ndefaults: { region: eu-west-1, interval: 5m }\nwatches:\n  - secret: ${secret}\n    to:\n      - env: .env\n        map: { password: DB_PASSWORD }\n`;
}

/** Bundles the tray for the Electron at hand; returns the app's folder. */
export async function bundleApp(): Promise<string> {
  const app = mkdtempSync(join(tmpdir(), 'keyturn-electron-app-'));
  writeFileSync(join(app, 'package.json'), '{"name":"keyturn","productName":"Keyturn","main":"dist/tray/main.cjs"}');
  for (const folder of ['assets', 'node_modules'])
    symlinkSync(join(import.meta.dirname, '../..', folder), join(app, folder));
  await Promise.all([
    buildTray({ ...TRAY, outfile: join(app, 'dist/tray/main.cjs'), target: 'node16' }),
    buildPreload({ ...PRELOAD, outfile: join(app, 'dist/tray/preload.cjs') }),
    buildRenderer({ ...RENDERER, outdir: join(app, 'dist/renderer') }),
  ]);
  return app;
}

type Places = {
  readonly app: string;
  readonly desktop: PrivateDesktop;
  readonly aws: StandIn;
  readonly secret: string;
};

export function makeWorkplace({ app, desktop: { display, busAddress }, aws, secret }: Places): Workplace {
  const root = mkdtempSync(join(tmpdir(), 'keyturn-electron-'));
  const [project, home, runtime] = [join(root, 'shop'), join(root, 'home'), join(root, 'run')];
  for (const folder of [project, home, runtime]) mkdirSync(folder, { mode: 0o700 });
  writeFileSync(join(project, 'keyturn.yaml'), keyturnYaml(secret));
  const configDirectory = join(root, 'config');
  const environment = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    DISPLAY: display,
    DBUS_SESSION_BUS_ADDRESS: busAddress,
    KEYTURN_TEST_RUN: root,
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const argv = [
    ...(SHIM ? ['-r', SHIM] : []),
    app,
    // Chromium refuses its sandbox to root; there is no graphics card.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    `--config=${configDirectory}`,
    `--project=${project}`,
    '--hidden',
  ];
  const processes = () => processesOf(root);
  return {
    configDirectory,
    home,
    envFile: join(project, '.env'),
    argv,
    environment,
    processes,
    trustedProjects() {
      const { trusted } = JSON.parse(readFileSync(join(configDirectory, 'config.json'), 'utf8'));
      return Object.keys(trusted).map((folder) => basename(folder));
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** With Playwright, which can look inside. */
export function launchApp({ argv, environment }: Workplace): Promise<ElectronApplication> {
  return _electron.launch({ args: [...argv], env: environment });
}

/** Without Playwright, as a desktop starts it. */
export function startApp({ argv, environment }: Workplace): ChildProcess {
  return spawn(join(DIST ?? '', 'electron'), argv, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Exit code and what was written to stderr about Keyturn. */
export async function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return {
    code,
    said: text
      .split('\n')
      .filter((line) => line.includes('Keyturn'))
      .join('\n'),
  };
}
