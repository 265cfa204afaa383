import { once } from 'node:events';
import { rmSync } from 'node:fs';
import dbus from '@particle/dbus-next';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type StandIn, startStandIn } from '../../main/demo/aws/stand-in.ts';
import { callBus } from '../support/bus-call.ts';
import { type BusRecording, recordBus } from '../support/bus-recording.ts';
import { type NotificationServer, startNotificationServer } from '../support/fake-notifications.ts';
import { startTrayHost, type TrayHost } from '../support/fake-tray-host.ts';
import { type PrivateDesktop, startPrivateDesktop } from '../support/private-desktop.ts';
import { partIsRequired } from '../support/require.ts';
import { bundleApp, ended, hasElectron, launchApp, makeWorkplace, startApp, type Workplace } from './electron-app.ts';

const SECRET = 'dev/shop/database';
const VALUES = ['first-value-that-nobody-may-see', 'second-value-that-nobody-may-see'] as const;
const secretWith = (password: string): string => JSON.stringify({ username: 'shop', password });
const isInStep = ({ tooltip }: { tooltip: string }): boolean => tooltip === 'Keyturn: 1 in step';
const valuesIn = (bytes: Buffer): string[] => VALUES.filter((value) => bytes.includes(value));

const title = 'the tray on a real Electron (Linux, ELECTRON_OVERRIDE_DIST_PATH names its folder)';
describe.skipIf(!hasElectron() && !partIsRequired('electron'))(title, () => {
  let app: string;
  let desktop: PrivateDesktop;
  let aws: StandIn;
  let workplace: Workplace;
  let host: TrayHost;
  let notifications: NotificationServer;
  let recording: BusRecording;

  beforeAll(async () => {
    app = await bundleApp();
  });

  afterAll(() => rmSync(app, { recursive: true, force: true }));

  beforeEach(async () => {
    [desktop, aws] = await Promise.all([startPrivateDesktop(), startStandIn()]);
    aws.secrets.put(SECRET, secretWith(VALUES[0]));
    workplace = makeWorkplace({ app, desktop, aws, secret: SECRET });
    const { busAddress } = desktop;
    [host, notifications] = await Promise.all([startTrayHost(busAddress), startNotificationServer(busAddress)]);
    recording = await recordBus(busAddress);
  });

  afterEach(async () => {
    for (const id of workplace.processes()) process.kill(Number(id), 'SIGKILL');
    host.stop();
    notifications.stop();
    await Promise.all([recording.stop(), aws.close(), desktop.stop()]);
    workplace.remove();
  });

  test('the first write is told by name, and SIGTERM ends everything', async () => {
    const child = startApp(workplace);
    const item = await host.nextItem();
    expect(await notifications.waitFor(() => true)).toEqual({
      title: 'dev/shop/database written',
      body: 'Wrote DB_PASSWORD to shop/.env.',
    });
    const { menu } = await item.lookUntil((look) => isInStep(look) && look.menu.length === 10);
    expect(menu.map(({ label }) => label.replace(/^[\d: APM]+ database/, 'TIME database'))).toEqual([
      '1 in step',
      'All watches',
      'Last changes',
      'TIME database, DB_PASSWORD',
      'Check now',
      'Pause',
      'Projects',
      'Open Keyturn',
      'Settings',
      'Quit Keyturn',
    ]);
    expect(menu.flatMap(({ label, enabled }) => (enabled ? [] : [label]))).toEqual(['Last changes']);
    child.kill('SIGTERM');
    expect(await ended(child)).toEqual({ code: 0, said: '' });
    await item.gone;
    expect(workplace.processes()).toEqual([]);
    expect(workplace.trustedProjects()).toEqual(['shop']);
  });

  test('a click checks; a rotation turns the icon, is told once, and no value crosses the bus', async () => {
    const first = startApp(workplace);
    await notifications.waitFor(({ title }) => title.endsWith('written'));
    const firstItem = await host.nextItem();
    await firstItem.lookUntil(isInStep);
    await firstItem.click('Quit Keyturn');
    expect(await ended(first)).toEqual({ code: 0, said: '' });

    const described = (): number => aws.calls.count({ api: 'DescribeSecret' });
    const before = described();
    const electron = await launchApp(workplace);
    const exited = once(electron.process(), 'exit');
    const item = await host.nextItem();
    const calm = await item.lookUntil(isInStep);
    const inside = await electron.evaluate(({ app, BrowserWindow }) => {
      return [app.getPath('userData'), BrowserWindow.getAllWindows().length];
    });
    expect(inside).toEqual([workplace.configDirectory, 0]);
    // It shows what it remembers before it has asked.
    await vi.waitUntil(() => described() > before, { timeout: 30_000 });
    const checksBefore = described();
    aws.secrets.rotate(SECRET, { value: secretWith(VALUES[1]) });
    await item.click('Check now');
    const changed = await item.lookUntil(({ icon }) => icon !== calm.icon);
    expect(changed.tooltip).toBe('Keyturn: 1 in step');
    expect(described()).toBe(checksBefore + 1);
    await notifications.waitFor(({ title }) => title.endsWith('rotated'));
    await item.click('Quit Keyturn');
    expect(await exited).toEqual([0, null]);
    await item.gone;
    expect(workplace.processes()).toEqual([]);
    expect(notifications.shown).toEqual([
      { title: 'dev/shop/database written', body: 'Wrote DB_PASSWORD to shop/.env.' },
      { title: 'dev/shop/database rotated', body: 'Wrote DB_PASSWORD to shop/.env.' },
    ]);
    expect(valuesIn(await recording.bytes())).toEqual([]);
  });

  test('the search of the bus finds a tray that told a value', async () => {
    const leak = dbus.sessionBus({ busAddress: desktop.busAddress });
    const body = ['Keyturn', 0, '', 'rotated', `DB_PASSWORD is now ${VALUES[1]}`, [], {}, -1];
    const name = 'org.freedesktop.Notifications';
    const path = '/org/freedesktop/Notifications';
    await callBus(leak, {
      destination: name,
      path,
      interface: name,
      member: 'Notify',
      signature: 'susssasa{sv}i',
      body,
    });
    leak.disconnect();
    expect(valuesIn(await recording.bytes())).toEqual([VALUES[1]]);
  });

  test('a denied check is trouble in the bar and one notification', async () => {
    const child = startApp(workplace);
    const item = await host.nextItem();
    const { icon } = await item.lookUntil(isInStep);
    aws.faults.add({ kind: 'access denied' });
    await item.click('Check now');
    const { title } = await notifications.waitFor(({ title }) => title.startsWith('Cannot check'));
    expect(title).toBe('Cannot check: dev/shop/database');
    const trouble = await item.lookUntil(({ tooltip }) => tooltip === 'Keyturn: 1 cannot be checked');
    expect(trouble.icon).not.toBe(icon);
    expect(trouble.menu[0]?.label).toBe('1 cannot be checked');
    child.kill('SIGTERM');
    expect(await ended(child)).toEqual({ code: 0, said: '' });
  });

  test('a second tray for the same folder leaves, one for another folder runs beside', async () => {
    const other = makeWorkplace({ app, desktop, aws, secret: SECRET });
    const [first, beside] = [startApp(workplace), startApp(other)];
    const items = [await host.nextItem(), await host.nextItem()];
    const message = `Keyturn already runs on ${workplace.configDirectory}. It took over the projects that were named.`;
    expect(await ended(startApp(workplace))).toEqual({ code: 0, said: message });
    await Promise.all(items.map((item) => item.lookUntil(isInStep)));
    for (const child of [first, beside]) child.kill('SIGINT');
    expect(await Promise.all([ended(first), ended(beside)])).toEqual([
      { code: 0, said: '' },
      { code: 0, said: '' },
    ]);
    expect(other.processes()).toEqual([]);
    other.remove();
  });

  test('without a tray host and a notification server it runs all the same', async () => {
    host.stop();
    notifications.stop();
    const child = startApp(workplace);
    await vi.waitUntil(() => aws.calls.count({ api: 'GetSecretValue' }) > 0, { timeout: 30_000 });
    child.kill('SIGTERM');
    expect(await ended(child)).toEqual({ code: 0, said: '' });
  });
});
