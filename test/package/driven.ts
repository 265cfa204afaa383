import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { startStandIn } from '../../main/demo/aws/stand-in.ts';
import { makeWorkplace, type Workplace } from '../desktop/electron-app.ts';
import { isInStep, renderersOf, SECRET, secretWith } from '../desktop/electron-stage.ts';
import { startNotificationServer } from '../support/fake-notifications.ts';
import { type HostedItem, startTrayHost } from '../support/fake-tray-host.ts';
import { startPrivateDesktop } from '../support/private-desktop.ts';

export type Driven = {
  /** Of the project's file: after the start, and after a rotation. */
  readonly files: readonly string[];
  readonly notified: readonly string[];
  /** A page was shown. */
  readonly hasShown: boolean;
  readonly exitCode: number | null;
};

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(50);
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

async function openWindow(item: HostedItem, workplace: Workplace): Promise<boolean> {
  await item.click('Open Keyturn');
  await until(() => renderersOf(workplace) > 0);
  return true;
}

/** Uses a packaged tray as a person does: it starts, a secret rotates, its window opens, it is quit from the menu. */
export async function drivePackaged(program: string): Promise<Driven> {
  const [desktop, aws] = await Promise.all([startPrivateDesktop(), startStandIn()]);
  aws.secrets.put(SECRET, secretWith('first'));
  const [host, notifications] = await Promise.all([
    startTrayHost(desktop.busAddress),
    startNotificationServer(desktop.busAddress),
  ]);
  const workplace = makeWorkplace({ app: '', desktop, aws, secret: SECRET });
  // It is an app already: no path to one, and no shim before it.
  const flags = workplace.argv.filter((one) => one.startsWith('--'));
  const child = spawn(program, flags, { env: workplace.environment, stdio: 'ignore' });
  const read = (): string => readFileSync(workplace.envFile, 'utf8');
  try {
    const item = await host.nextItem();
    await item.lookUntil(isInStep);
    // A rotation within the same second would be told with it.
    await notifications.waitFor(({ title }) => title.endsWith('written'));
    const first = read();
    aws.secrets.rotate(SECRET, { value: secretWith('second') });
    await item.click('Check now');
    await until(() => read() !== first);
    await notifications.waitFor(({ title }) => title.endsWith('rotated'));
    const hasShown = await openWindow(item, workplace);
    await item.click('Quit Keyturn');
    const exitCode = await exitOf(child);
    return { files: [first, read()], notified: notifications.shown.map(({ title }) => title), hasShown, exitCode };
  } finally {
    child.kill('SIGKILL');
    host.stop();
    notifications.stop();
    await Promise.all([aws.close(), desktop.stop()]);
    workplace.remove();
  }
}
