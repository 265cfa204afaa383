import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type HostedItem, startTrayHost, type TrayHost } from '../support/fake-tray-host.ts';
import { type PrivateDesktop, startPrivateDesktop } from '../support/private-desktop.ts';
import { type BenchFolder, openBenchFolder } from './bench-folder.ts';
import { nextSecret, startStandInProcess } from './stand-in-link.ts';
import { bundleTray, copyElectron, secretNames, type Watched, watchingProject } from './tray-workplace.ts';

const PROBE = join(import.meta.dirname, 'tray-probe.cjs');
const BARE = join(import.meta.dirname, 'bare-tray');
/** What today's code lacks on an old Electron is loaded into both apps: it is no part of the product. */
const RUNTIME = process.env.KEYTURN_LEGACY_RUNTIME;

/** An app is at rest when its timers ring as seldom as it is promised, 0.2 a second, for this long. Milliseconds. */
const QUIET_MS = 30_000;
const MOST_RINGS = 6;

/** What the probe in the main process tells. */
export type Told = { readonly rings: number; readonly bundleMs: number };

export type RunningTray = {
  readonly pid: number;
  readonly item: HostedItem;
  /** From its start until its item was registered, in milliseconds. */
  readonly itemAfterMs: number;
  ask(): Promise<Told>;
  /** Resolves with the moment the window showed, epoch milliseconds. From the menu, or the least that is a window. */
  openWindow(from?: 'menu' | 'nowhere'): Promise<number>;
  closeWindow(): void;
  end(): Promise<void>;
};

/** A desktop and an AWS of its own for the two apps. */
export type TrayStage = {
  startBare(): Promise<RunningTray>;
  /** Resolves when its item is there; `settled` waits until every watch was checked, which may be before all is written. */
  startKeyturn(watched: Watched): Promise<RunningTray>;
  settled(running: RunningTray, watched: Watched): Promise<void>;
  /** Nothing of the first round is left: hardly a timer rings any more. */
  atRest(running: RunningTray): Promise<void>;
};

type Start = {
  readonly electron: string;
  readonly argv: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly host: TrayHost;
};

async function messageWith<Key extends string>(child: ChildProcess, key: Key): Promise<Record<Key, number>> {
  for (;;) {
    const [message] = await once(child, 'message', { signal: AbortSignal.timeout(30_000) });
    if (key in message) return message;
  }
}

async function start({ electron, argv, environment, host }: Start): Promise<RunningTray> {
  const runtime = RUNTIME ? ['-r', RUNTIME] : [];
  const options = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'];
  const startedAt = performance.now();
  const child = spawn(electron, [...runtime, '-r', PROBE, ...argv, ...options], {
    env: environment,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const exited = once(child, 'exit');
  const item = await host.nextItem();
  const itemAfterMs = performance.now() - startedAt;
  return {
    pid: child.pid ?? 0,
    item,
    itemAfterMs,
    async ask() {
      const told = messageWith(child, 'rings');
      child.send('tell');
      return (await told) as unknown as Told;
    },
    async openWindow(from = 'menu') {
      const shown = messageWith(child, 'shownAt');
      if (from === 'menu') await item.click('Open Keyturn');
      else child.send('open');
      return (await shown).shownAt;
    },
    closeWindow: () => void child.send('close'),
    async end() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function environmentOf({ path, environment }: BenchFolder, { display, busAddress }: PrivateDesktop): NodeJS.ProcessEnv {
  // A terminal's: without it the app would ask the login shell for what a desktop does not hand on.
  const terminal = { TERM: 'xterm', XDG_RUNTIME_DIR: path };
  return { ...environment, ...terminal, DISPLAY: display, DBUS_SESSION_BUS_ADDRESS: busAddress };
}

export async function onTrayStage<T>(most: number, work: (stage: TrayStage) => Promise<T>): Promise<T> {
  const [aws, desktop, bundle] = await Promise.all([startStandInProcess(), startPrivateDesktop(), bundleTray()]);
  const host = await startTrayHost(desktop.busAddress);
  const bench = openBenchFolder(aws.url);
  const environment = environmentOf(bench, desktop);
  const common = { electron: copyElectron(bench.path), environment, host };
  let runs = 0;
  try {
    await aws.put(Object.fromEntries(secretNames(most).map((name) => [name, nextSecret()])));
    return await work({
      startBare() {
        runs += 1;
        return start({ ...common, argv: [BARE, `--user-data-dir=${bench.path}/bare-${runs}`] });
      },
      startKeyturn: (watched) => start({ ...common, argv: [bundle.app, ...watchingProject(bench, watched)] }),
      async settled({ item }, { count }) {
        await item.lookUntil(({ tooltip }) => tooltip === `Keyturn: all ${count} in step`);
      },
      async atRest({ ask }) {
        for (let before = Number.NEGATIVE_INFINITY; ; await delay(QUIET_MS)) {
          const { rings } = await ask();
          if (rings - before <= MOST_RINGS) return;
          before = rings;
        }
      },
    });
  } finally {
    host.stop();
    await Promise.all([aws.close(), desktop.stop()]);
    bundle.remove();
    bench.remove();
  }
}
