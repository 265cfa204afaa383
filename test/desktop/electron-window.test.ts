import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type StandIn, startStandIn } from '../../main/demo/aws/stand-in.ts';
import { type NotificationServer, startNotificationServer } from '../support/fake-notifications.ts';
import { startTrayHost, type TrayHost } from '../support/fake-tray-host.ts';
import { type PrivateDesktop, startPrivateDesktop } from '../support/private-desktop.ts';
import { partIsRequired } from '../support/require.ts';
import { bundleApp, ended, hasElectron, launchApp, makeWorkplace, startApp, type Workplace } from './electron-app.ts';

const SECRET = 'dev/shop/database';
const secretWith = (password: string): string => JSON.stringify({ username: 'shop', password });
const isInStep = ({ tooltip }: { tooltip: string }): boolean => tooltip === 'Keyturn: 1 in step';

describe.skipIf(!hasElectron() && !partIsRequired('electron'))('the window of the tray app on a real Electron', () => {
  let app: string;
  let desktop: PrivateDesktop;
  let aws: StandIn;
  let workplace: Workplace;
  let host: TrayHost;
  let notifications: NotificationServer;

  beforeAll(async () => {
    app = await bundleApp();
  });

  afterAll(() => rmSync(app, { recursive: true, force: true }));

  beforeEach(async () => {
    [desktop, aws] = await Promise.all([startPrivateDesktop(), startStandIn()]);
    aws.secrets.put(SECRET, secretWith('first'));
    workplace = makeWorkplace({ app, desktop, aws, secret: SECRET });
    const { busAddress } = desktop;
    [host, notifications] = await Promise.all([startTrayHost(busAddress), startNotificationServer(busAddress)]);
  });

  afterEach(async () => {
    for (const id of workplace.processes()) process.kill(Number(id), 'SIGKILL');
    host.stop();
    notifications.stop();
    await Promise.all([aws.close(), desktop.stop()]);
    workplace.remove();
  });

  const windowsOf = (electron: ElectronApplication): Promise<number> =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

  const renderers = (): number =>
    workplace.processes().filter((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=renderer');
      } catch {
        return false;
      }
    }).length;

  const quit = async (electron: ElectronApplication): Promise<unknown[]> => {
    const exited = once(electron.process(), 'exit');
    electron.process().kill('SIGTERM');
    return exited;
  };

  const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

  test('a click on a notification opens the watch; closed, the window and its renderer are gone', async () => {
    const electron = await launchApp(workplace);
    const item = await host.nextItem();
    await item.lookUntil(isInStep);
    expect([await windowsOf(electron), renderers()]).toEqual([0, 0]);
    const { title } = await notifications.waitFor((one) => one.title.endsWith('written'));
    const opened = electron.waitForEvent('window');
    notifications.click(title);
    const page: Page = await opened;
    await page.waitForSelector('h1');
    expect(new URL(page.url()).hash).toMatch(/^#\/watch\//);
    expect(
      await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), Object.keys(window.keyturn ?? {})]),
    ).toEqual(['undefined', ['ask', 'on']]);
    await page.close();
    await vi.waitUntil(() => renderers() === 0, { timeout: 10_000 });
    expect((await item.look()).tooltip).toBe('Keyturn: 1 in step');
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('the page leads nowhere else, and gets nothing but its own files', async () => {
    const electron = await launchApp(workplace);
    const item = await host.nextItem();
    const opened = electron.waitForEvent('window');
    await item.lookUntil(isInStep);
    await item.click('Open Keyturn');
    const page = await opened;
    await page.waitForSelector('h1');
    const tried = await page.evaluate(async () => {
      const status = async (path: string): Promise<number | string> =>
        fetch(path).then(
          (response) => response.status,
          () => 'refused',
        );
      const child = window.open('https://example.com/');
      location.href = 'https://example.com/';
      return [
        child,
        await status('/config.json'),
        await status('https://example.com/'),
        await Notification.requestPermission(),
      ];
    });
    expect(tried).toEqual([null, 'refused', 'refused', 'denied']);
    expect(new URL(page.url()).protocol).toBe('app:');
    const answer = await page.evaluate(() => window.keyturn?.ask('checkNow', { nobody: 'asked' } as never));
    expect(answer).toMatchObject({ ok: false, problem: { code: 'configuration' } });
    expect(await windowsOf(electron)).toBe(1);
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('a pause, and its end, from the menu', async () => {
    const child = startApp(workplace);
    const item = await host.nextItem();
    await item.lookUntil((look) => isInStep(look) && look.inner.some(({ path }) => path === 'Pause > For 1 hour'));
    await item.click('Pause > For 1 hour');
    const paused = await item.lookUntil(({ menu }) => menu.some(({ label }) => label === 'Resume'));
    expect(paused.tooltip).toBe('Keyturn: 1 paused');
    await item.click('Resume');
    await item.lookUntil(isInStep);
    child.kill('SIGTERM');
    expect(await ended(child)).toEqual({ code: 0, said: '' });
  });

  test('a conflict is chosen in the window, and the file has what AWS has', async () => {
    const electron = await launchApp(workplace);
    const item = await host.nextItem();
    await item.lookUntil(isInStep);
    writeFileSync(workplace.envFile, 'DB_PASSWORD=mine\n');
    aws.secrets.rotate(SECRET, { value: secretWith('second') });
    await item.click('Check now');
    const { menu } = await item.lookUntil(({ menu }) => menu.some(({ label }) => label === `Choose: ${SECRET}`));
    expect(menu[0]?.label).toBe('1 needs you');
    const opened = electron.waitForEvent('window');
    await item.click(`Choose: ${SECRET}`);
    const page = await opened;
    await page.getByRole('button', { name: 'Take AWS' }).first().click();
    await item.lookUntil(isInStep);
    expect(readFileSync(workplace.envFile, 'utf8')).toBe('DB_PASSWORD=second\n');
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('a second launch shows the window of the first', async () => {
    const electron = await launchApp(workplace);
    await (await host.nextItem()).lookUntil(isInStep);
    const opened = electron.waitForEvent('window');
    const argv = workplace.argv.filter((one) => one !== '--hidden');
    const second = startApp({ ...workplace, argv });
    await opened;
    if (!isOver(second)) await once(second, 'exit');
    expect(await windowsOf(electron)).toBe(1);
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('without a tray host the window opens and says so; the item appears when a host comes', async () => {
    host.stop();
    notifications.stop();
    const electron = await launchApp(workplace);
    const page = await electron.firstWindow();
    await page.getByText('This desktop shows no tray icons').waitFor();
    host = await startTrayHost(desktop.busAddress);
    const item = await host.nextItem();
    await item.lookUntil(isInStep);
    await page.getByText('This desktop shows no tray icons').waitFor({ state: 'detached' });
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('killed in the middle, the next start says so and has lost nothing', async () => {
    const killed = startApp(workplace);
    await (await host.nextItem()).lookUntil(isInStep);
    aws.secrets.rotate(SECRET, { value: secretWith('second') });
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const electron = await launchApp(workplace);
    const item = await host.nextItem();
    await vi.waitUntil(() => readFileSync(workplace.envFile, 'utf8') === 'DB_PASSWORD=second\n', { timeout: 20_000 });
    const opened = electron.waitForEvent('window');
    await item.lookUntil(isInStep);
    await item.click('Open Keyturn');
    await (await opened).getByText('Keyturn was ended before it could quit').waitFor();
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('a window that breaks down is opened again once, and says so', async () => {
    const electron = await launchApp(workplace);
    const item = await host.nextItem();
    await item.lookUntil(isInStep);
    const opened = electron.waitForEvent('window');
    await item.click('Open Keyturn');
    await (await opened).waitForSelector('h1');
    const again = electron.waitForEvent('window');
    await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await (await again).getByText('The window broke down and was opened again').waitFor();
    expect(await windowsOf(electron)).toBe(1);
    expect(await quit(electron)).toEqual([0, null]);
  });
});
