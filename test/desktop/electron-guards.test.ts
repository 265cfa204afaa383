import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { partIsRequired } from '../support/require.ts';
import { hasElectron, launchApp } from './electron-app.ts';
import { isInStep, prepareStage, quit } from './electron-stage.ts';
import { startOutside, tryEverything } from './tries.ts';
import { unguardedApp } from './unguarded.ts';

const ALL = [
  'another file',
  'the network',
  'a new window',
  'text as code',
  'a permission',
  'a webview',
  'another page',
];

function worked(tried: Record<string, boolean>): string[] {
  return Object.keys(tried).filter((name) => tried[name]);
}

describe.skipIf(!hasElectron() && !partIsRequired('electron'))('a page that somebody else controls', () => {
  const stage = prepareStage();

  test('gets nowhere in the window of Keyturn', async () => {
    const outside = await startOutside();
    const electron = await launchApp(stage.workplace);
    const item = await stage.host.nextItem();
    await item.lookUntil(isInStep);
    const opened = electron.waitForEvent('window');
    await item.click('Open Keyturn');
    const page = await opened;
    await page.waitForSelector('h1');
    const tried = await tryEverything(page, outside.url);
    expect([worked(tried), Object.keys(tried), outside.visits()]).toEqual([[], ALL, 0]);
    expect(await quit(electron)).toEqual([0, null]);
    outside.close();
  });

  test('gets everywhere where nothing guards it, so the tries can tell', async () => {
    const outside = await startOutside();
    const app = unguardedApp();
    const argv = ['--no-sandbox', '--disable-gpu', app];
    const electron = await launchApp({ ...stage.workplace, argv });
    const page = await electron.firstWindow();
    await page.waitForSelector('h1');
    expect(worked(await tryEverything(page, outside.url))).toEqual(ALL);
    expect(outside.visits()).toBeGreaterThan(1);
    const exited = once(electron.process(), 'exit');
    electron.process().kill('SIGKILL');
    await exited;
    outside.close();
    rmSync(app, { recursive: true });
  });
});
