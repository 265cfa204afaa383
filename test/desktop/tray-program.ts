// A tray with everything real but the settings. Bundled for electron.test.ts.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, Menu, Notification, nativeTheme, Tray } from 'electron';
import { startDesktop } from '../../main/desktop/desktop.ts';
import { runEngineSession } from '../../main/desktop/engine-session.ts';
import { trayArguments } from '../../main/desktop/tray-arguments.ts';
import type { OpenTraySession } from '../../main/desktop/tray-session.ts';
import { Engine } from '../../main/engine/engine.ts';
import { Meter } from '../../main/engine/meter.ts';
import type { Clock } from '../../main/engine/ports.ts';
import { Projects } from '../../main/session/projects.ts';
import { createSecretsManagerSource } from '../../main/sources/aws/secrets-manager.ts';
import { openHistory } from '../../main/storage/history-file.ts';
import { openLedger } from '../../main/storage/ledger-file.ts';
import { becomeOwner } from '../../main/storage/owner-lock.ts';
import { loadProject } from '../../main/storage/project-file.ts';
import { createTargets } from '../../main/targets/places.ts';

const clock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

const openSession: OpenTraySession = async ({ configDirectory: directory, projects }) => {
  const ownership = await becomeOwner(directory);
  if (ownership.kind === 'taken') return { kind: 'taken' };
  const [ledger, history, target] = [
    openLedger({ directory, now: clock.now }),
    openHistory({ directory }),
    createTargets(),
  ];
  const source = createSecretsManagerSource({
    environment: process.env,
    homeDirectory: homedir(),
    onCall: () => undefined,
  });
  const engine = new Engine({ source, target, ledger, history, clock });
  const load = (folder: string) => loadProject({ directory: folder, allowOutside: [], profiles: {} });
  const session = {
    engine,
    projects: new Projects({ load, trusted: () => undefined, trust: () => undefined }),
    ledger,
    target,
    meter: new Meter(),
    profileNames: { all: () => ({}), set: async () => undefined },
    now: clock.now,
    onProjectChange: () => () => undefined,
    owner: process.pid,
  };
  return runEngineSession({
    session,
    projects,
    async close() {
      await engine.stop();
      source.close();
      ownership.release();
    },
  });
};

const { config = '', projects } = trayArguments(process.argv.slice(1), process.cwd());
void startDesktop(
  { app, Menu, Notification, nativeTheme, Tray },
  {
    configDirectory: config,
    projects,
    iconDirectory: join(import.meta.dirname, '../../assets/tray'),
    openSession,
    clock,
  },
);
