import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import type { ElectronApplication } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type StandIn, startStandIn } from '../../main/demo/aws/stand-in.ts';
import { type NotificationServer, startNotificationServer } from '../support/fake-notifications.ts';
import { startTrayHost, type TrayHost } from '../support/fake-tray-host.ts';
import { type PrivateDesktop, startPrivateDesktop } from '../support/private-desktop.ts';
import { bundleApp, makeWorkplace, type Workplace } from './electron-app.ts';

export const SECRET = 'dev/shop/database';

export function secretWith(password: string): string {
  return JSON.stringify({ username: 'shop', password });
}

export function isInStep({ tooltip }: { readonly tooltip: string }): boolean {
  return tooltip === 'Keyturn: 1 in step';
}

/** A desktop, an AWS with one secret, and a project that watches it; new for every test. */
export type Stage = {
  desktop: PrivateDesktop;
  aws: StandIn;
  workplace: Workplace;
  host: TrayHost;
  notifications: NotificationServer;
};

/** Filled before each test of the suite that calls it. */
export function prepareStage(): Stage {
  const stage = {} as Stage;
  let app: string;
  beforeAll(async () => {
    app = await bundleApp();
  });
  afterAll(() => rmSync(app, { recursive: true, force: true }));
  beforeEach(async () => {
    const [desktop, aws] = await Promise.all([startPrivateDesktop(), startStandIn()]);
    aws.secrets.put(SECRET, secretWith('first'));
    const workplace = makeWorkplace({ app, desktop, aws, secret: SECRET });
    const { busAddress } = desktop;
    const [host, notifications] = await Promise.all([startTrayHost(busAddress), startNotificationServer(busAddress)]);
    Object.assign(stage, { desktop, aws, workplace, host, notifications });
  });
  afterEach(async () => {
    const { workplace, host, notifications, aws, desktop } = stage;
    for (const id of workplace.processes()) process.kill(Number(id), 'SIGKILL');
    host.stop();
    notifications.stop();
    await Promise.all([aws.close(), desktop.stop()]);
    workplace.remove();
  });
  return stage;
}

export function windowsOf(electron: ElectronApplication): Promise<number> {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

/** Processes that show pages. */
export function renderersOf(workplace: Workplace): number {
  return workplace.processes().filter((id) => {
    try {
      return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=renderer');
    } catch {
      return false;
    }
  }).length;
}

/** Exit code and signal. */
export async function quit(electron: ElectronApplication): Promise<unknown[]> {
  const exited = once(electron.process(), 'exit');
  electron.process().kill('SIGTERM');
  return exited;
}
