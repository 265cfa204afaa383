import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { startTrayHost } from '../support/fake-tray-host.ts';
import { partIsRequired } from '../support/require.ts';
import { hasElectron, launchApp, startApp } from './electron-app.ts';
import { isInStep, prepareStage, quit, SECRET, secretWith, windowsOf } from './electron-stage.ts';

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

describe.skipIf(!hasElectron() && !partIsRequired('electron'))('the life of the tray app on a real Electron', () => {
  const stage = prepareStage();

  test('a second launch shows the window of the first', async () => {
    const electron = await launchApp(stage.workplace);
    await (await stage.host.nextItem()).lookUntil(isInStep);
    const opened = electron.waitForEvent('window');
    const argv = stage.workplace.argv.filter((one) => one !== '--hidden');
    const second = startApp({ ...stage.workplace, argv });
    await opened;
    if (!isOver(second)) await once(second, 'exit');
    expect(await windowsOf(electron)).toBe(1);
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('without a tray host the window opens and says so; the item appears when a host comes', async () => {
    stage.host.stop();
    stage.notifications.stop();
    const electron = await launchApp(stage.workplace);
    const page = await electron.firstWindow();
    await page.getByText('This desktop shows no tray icons').waitFor();
    stage.host = await startTrayHost(stage.desktop.busAddress);
    const item = await stage.host.nextItem();
    await item.lookUntil(isInStep);
    await page.getByText('This desktop shows no tray icons').waitFor({ state: 'detached' });
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('killed in the middle, the next start says so and has lost nothing', async () => {
    const killed = startApp(stage.workplace);
    await (await stage.host.nextItem()).lookUntil(isInStep);
    stage.aws.secrets.rotate(SECRET, { value: secretWith('second') });
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const electron = await launchApp(stage.workplace);
    const item = await stage.host.nextItem();
    await vi.waitUntil(() => readFileSync(stage.workplace.envFile, 'utf8') === 'DB_PASSWORD=second\n', {
      timeout: 20_000,
    });
    const opened = electron.waitForEvent('window');
    await item.lookUntil(isInStep);
    await item.click('Open Keyturn');
    await (await opened).getByText('Keyturn was ended before it could quit').waitFor();
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('a window that breaks down is opened again once, and says so', async () => {
    const electron = await launchApp(stage.workplace);
    const item = await stage.host.nextItem();
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
