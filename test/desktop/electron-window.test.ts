import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { partIsRequired } from '../support/require.ts';
import { ended, hasElectron, launchApp, startApp } from './electron-app.ts';
import { isInStep, prepareStage, quit, renderersOf, SECRET, secretWith, windowsOf } from './electron-stage.ts';

describe.skipIf(!hasElectron() && !partIsRequired('electron'))('the window of the tray app on a real Electron', () => {
  const stage = prepareStage();

  test('a click on a notification opens the watch; closed, the window and its renderer are gone', async () => {
    const electron = await launchApp(stage.workplace);
    const item = await stage.host.nextItem();
    await item.lookUntil(isInStep);
    expect([await windowsOf(electron), renderersOf(stage.workplace)]).toEqual([0, 0]);
    const { title } = await stage.notifications.waitFor((one) => one.title.endsWith('written'));
    const opened = electron.waitForEvent('window');
    stage.notifications.click(title);
    const page: Page = await opened;
    await page.waitForSelector('h1');
    expect(new URL(page.url()).hash).toMatch(/^#\/watch\//);
    expect(
      await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), Object.keys(window.keyturn ?? {})]),
    ).toEqual(['undefined', ['ask', 'on']]);
    await page.close();
    await vi.waitUntil(() => renderersOf(stage.workplace) === 0, { timeout: 10_000 });
    expect((await item.look()).tooltip).toBe('Keyturn: 1 in step');
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('the page leads nowhere else, and gets nothing but its own files', async () => {
    const electron = await launchApp(stage.workplace);
    const item = await stage.host.nextItem();
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

  test('the first start leads to a demo beside it, on an AWS of its own', async () => {
    const electron = await launchApp(stage.workplace);
    const item = await stage.host.nextItem();
    await item.lookUntil(isInStep);
    const opened = electron.waitForEvent('window');
    await item.click('Open Keyturn');
    const page = await opened;
    await page.waitForSelector('h1');
    await page.evaluate(() => {
      location.hash = '#/welcome';
    });
    await page.getByRole('button', { name: 'Try the demo' }).click();
    const demo = await stage.host.nextItem();
    await demo.lookUntil(({ tooltip }) => tooltip === 'Keyturn: all 2 in step');
    expect((await item.look()).tooltip).toBe('Keyturn: 1 in step');
    await demo.click('Quit Keyturn');
    await demo.gone;
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('a pause, and its end, from the menu', async () => {
    const child = startApp(stage.workplace);
    const item = await stage.host.nextItem();
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
    const electron = await launchApp(stage.workplace);
    const item = await stage.host.nextItem();
    await item.lookUntil(isInStep);
    writeFileSync(stage.workplace.envFile, 'DB_PASSWORD=mine\n');
    stage.aws.secrets.rotate(SECRET, { value: secretWith('second') });
    await item.click('Check now');
    const { menu } = await item.lookUntil(({ menu }) => menu.some(({ label }) => label === `Choose: ${SECRET}`));
    expect(menu[0]?.label).toBe('1 needs you');
    const opened = electron.waitForEvent('window');
    await item.click(`Choose: ${SECRET}`);
    const page = await opened;
    await page.getByRole('button', { name: 'Take all from AWS' }).click();
    await page.getByRole('button', { name: 'Apply' }).click();
    await item.lookUntil(isInStep);
    expect(readFileSync(stage.workplace.envFile, 'utf8')).toBe('DB_PASSWORD=second\n');
    expect(await quit(electron)).toEqual([0, null]);
  });
});
