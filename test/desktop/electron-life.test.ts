import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { startTrayHost } from '../support/fake-tray-host.ts';
import { partIsRequired } from '../support/require.ts';
import { ended, hasElectron, launchApp, makeWorkplace, startApp } from './electron-app.ts';
import { isInStep, prepareStage, quit, SECRET, secretWith, windowsOf } from './electron-stage.ts';

describe.skipIf(!hasElectron() && !partIsRequired('electron'))('the life of the tray app on a real Electron', () => {
  const stage = prepareStage();

  test('a second launch shows the window of the first', async () => {
    const electron = await launchApp(stage.workplace);
    await (await stage.host.nextItem()).lookUntil(isInStep);
    const opened = electron.waitForEvent('window');
    const argv = stage.workplace.argv.filter((one) => one !== '--hidden');
    const second = startApp({ ...stage.workplace, argv });
    const saying = ended(second);
    await opened;
    expect((await saying).said).toContain('It was asked to show its window.');
    expect(await windowsOf(electron)).toBe(1);
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('a second launch hands over its project, and shows nothing when it is hidden', async () => {
    const electron = await launchApp(stage.workplace);
    const item = await stage.host.nextItem();
    await item.lookUntil(isInStep);
    const other = makeWorkplace({ app: '', desktop: stage.desktop, aws: stage.aws, secret: SECRET });
    const argv = stage.workplace.argv.map((one) =>
      one.startsWith('--project=') ? `--project=${dirname(other.envFile)}` : one,
    );
    const { said } = await ended(startApp({ ...stage.workplace, argv }));
    expect(said).toContain('Keyturn already runs');
    await item.lookUntil(({ inner }) => inner.filter(({ path }) => path === 'Projects > shop').length === 2);
    await vi.waitUntil(() => existsSync(other.envFile), { timeout: 20_000 });
    await vi.waitUntil(() => readFileSync(other.envFile, 'utf8') === 'DB_PASSWORD=first\n', { timeout: 20_000 });
    expect(await windowsOf(electron)).toBe(0);
    expect(await quit(electron)).toEqual([0, null]);
    other.remove();
  });

  test('starting at login is a file that starts it hidden, and goes with the choice', async () => {
    const electron = await launchApp(stage.workplace);
    const item = await stage.host.nextItem();
    await item.lookUntil(isInStep);
    const opened = electron.waitForEvent('window');
    await item.click('Settings');
    const page = await opened;
    const choice = page.getByRole('switch', { name: /login/ });
    await choice.click();
    const file = join(stage.workplace.home, '.config/autostart/keyturn.desktop');
    await vi.waitUntil(() => existsSync(file), { timeout: 10_000 });
    expect(readFileSync(file, 'utf8')).toMatch(/^Exec=\S*electron .*--hidden$/m);
    expect(spawnSync('desktop-file-validate', [file]).status).toBe(0);
    await choice.click();
    await vi.waitUntil(() => !existsSync(file), { timeout: 10_000 });
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('a desktop that shows no notifications is told of in the window', async () => {
    stage.notifications.stop();
    const electron = await launchApp(stage.workplace);
    const item = await stage.host.nextItem();
    await item.lookUntil(isInStep);
    const opened = electron.waitForEvent('window');
    await item.click('Open Keyturn');
    await (await opened).getByText('This desktop shows no notifications').waitFor();
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
