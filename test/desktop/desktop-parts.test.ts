import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Electron } from '../../main/desktop/electron.ts';
import { autostartFile, execLine, setLoginItem } from '../../main/desktop/login-item.ts';
import { environmentIn, lacksShell, missingFrom, readLoginShell } from '../../main/desktop/login-shell.ts';
import { isQuiet } from '../../main/desktop/quiet-hours.ts';
import { createRotationAlerts } from '../../main/desktop/rotation-alerts.ts';
import { markRun } from '../../main/desktop/run-mark.ts';
import { createToldOnce } from '../../main/desktop/told-once.ts';
import { demoArguments, handedOver } from '../../main/desktop/tray-arguments.ts';
import { isFirstHint } from '../../main/desktop/tray-hint.ts';
import { boundsWithin, readBounds, writeBounds } from '../../main/desktop/window-bounds.ts';
import type { WatchRow } from '../../preload/views.ts';
import { NOON } from './views.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-desktop-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the login shell', () => {
  test('is asked only where a desktop started us', () => {
    const environment = { SHELL: '/bin/bash' };
    expect(lacksShell({ platform: 'linux', environment })).toBe(true);
    expect(lacksShell({ platform: 'linux', environment: { ...environment, TERM: 'xterm' } })).toBe(false);
    expect(lacksShell({ platform: 'win32', environment })).toBe(false);
  });

  test('gives PATH and what names the account, nothing else', () => {
    const said = '__keyturn_environment__';
    const output = `Welcome back\n${said}PATH=/opt/bin\0AWS_PROFILE=dev\0AWS_REGION=a=b\0EDITOR=vi\0${said}bye`;
    const shell = environmentIn(output);
    expect(missingFrom({ AWS_PROFILE: 'mine', PATH: '/bin' }, shell)).toEqual({ PATH: '/opt/bin', AWS_REGION: 'a=b' });
  });

  const shellThat = (does: string): string => {
    const path = join(folder, 'shell');
    writeFileSync(path, `#!/bin/sh\n${does}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  test('is read once, whatever it prints', async () => {
    const SHELL = shellThat('echo hello; AWS_PROFILE=from-shell sh -c "$2"');
    const read = await readLoginShell({
      platform: 'linux',
      environment: { SHELL, PATH: '/usr/bin:/bin' },
      timeoutMs: 9000,
    });
    expect(read.AWS_PROFILE).toBe('from-shell');
  });

  test('that hangs, or is not there, adds nothing', async () => {
    const SHELL = shellThat('sleep 60');
    expect(await readLoginShell({ platform: 'linux', environment: { SHELL }, timeoutMs: 200 })).toEqual({});
    const missing = { SHELL: join(folder, 'none') };
    expect(await readLoginShell({ platform: 'linux', environment: missing, timeoutMs: 9000 })).toEqual({});
  });
});

test('starting at login is a file on Linux, and goes again', () => {
  const item = {
    electron: {} as Pick<Electron, 'app'>,
    platform: 'linux',
    environment: { XDG_CONFIG_HOME: folder },
    homeDirectory: '/nowhere',
    command: ['/opt/Key Turn/keyturn'],
  } as const;
  setLoginItem(item, true);
  const path = autostartFile(item);
  expect(path).toBe(join(folder, 'autostart', 'keyturn.desktop'));
  expect(readFileSync(path, 'utf8')).toContain('Exec="/opt/Key Turn/keyturn" --hidden\n');
  setLoginItem(item, false);
  expect(existsSync(path)).toBe(false);
  expect(execLine(['/a/100%', '/b/$x'])).toBe('"/a/100%%" "/b/\\\\$x"');
});

test('a window comes back to where it can be seen', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  const usual = { width: 960, height: 640 };
  const there = { x: 100, y: 50, width: 1000, height: 700 };
  expect(boundsWithin(there, [screen])).toEqual(there);
  expect(boundsWithin({ ...there, x: 2500 }, [screen])).toEqual(usual);
  expect(boundsWithin({ ...there, width: 10, height: 10 }, [screen])).toEqual({ ...there, width: 720, height: 480 });
  expect(boundsWithin(undefined, [screen])).toEqual(usual);
  const file = join(folder, 'window.json');
  writeBounds(file, there);
  expect(readBounds(file)).toEqual(there);
  writeFileSync(file, '{"x":"?"}');
  expect(readBounds(file)).toBe(undefined);
});

test('quiet hours may end on the next day', () => {
  const at = (hour: number): number => new Date(2026, 10, 24, hour, 30).getTime();
  const night = { notifies: true, quietHours: { from: 22 * 60, to: 7 * 60 } };
  expect([21, 22, 3, 7].map((hour) => isQuiet(night, at(hour)))).toEqual([false, true, true, false]);
  const lunch = { notifies: true, quietHours: { from: 12 * 60, to: 13 * 60 } };
  expect([11, 12, 13].map((hour) => isQuiet(lunch, at(hour)))).toEqual([false, true, false]);
  expect(isQuiet({ notifies: false }, at(12))).toBe(true);
});

test('a rotation that comes tomorrow, or did not come, is told once', () => {
  const HOUR = 3_600_000;
  const row = (secret: string, hours: number): WatchRow =>
    ({
      key: secret,
      secret,
      label: 'AWSCURRENT',
      freshness: { kind: 'fresh', confirmedAt: NOON },
      nextRotationBy: NOON + hours * HOUR,
    }) as unknown as WatchRow;
  const alerts = createRotationAlerts(createToldOnce(join(folder, 'told.json')));
  const rows = [row('dev/soon', 20), row('dev/later', 40), row('dev/late', -2), row('dev/overdue', -30)];
  expect(alerts(rows, NOON).map(({ text }) => text.title)).toEqual([
    'Rotates soon: dev/soon',
    'Rotation failed: dev/overdue',
  ]);
  expect(alerts(rows, NOON + HOUR)).toEqual([]);
  // Started anew it remembers; damaged, it says them again.
  expect(createRotationAlerts(createToldOnce(join(folder, 'told.json')))(rows, NOON)).toEqual([]);
  writeFileSync(join(folder, 'told.json'), '{');
  expect(createRotationAlerts(createToldOnce(join(folder, 'told.json')))(rows, NOON)).toHaveLength(2);
});

test('a rotation that began and did not end is told once, after an hour', () => {
  const row = { key: 'k', secret: 'dev/db', label: 'AWSCURRENT', freshness: { kind: 'fresh' }, pendingSince: NOON };
  const alerts = createRotationAlerts(createToldOnce(join(folder, 'told.json')));
  const titles = [0, 59, 60, 120].map((minutes) => {
    return alerts([row as unknown as WatchRow], NOON + minutes * 60_000).map(({ text }) => text.title);
  });
  expect(titles).toEqual([[], [], ['Rotation stuck: dev/db'], []]);
});

test('a run that did not end leaves its mark; the hint about trays comes once', () => {
  const now = Date.now();
  const first = markRun(folder, now);
  expect([first.isAfterCrash, markRun(folder, now).isAfterCrash]).toEqual([false, true]);
  // The machine was started after the mark was made.
  expect(markRun(folder, now + uptime() * 1000 + 60_000).isAfterCrash).toBe(false);
  first.clear();
  expect(markRun(folder, now).isAfterCrash).toBe(false);
  expect([isFirstHint(folder), isFirstHint(folder)]).toEqual([true, false]);
});

test('a second launch hands over folders; anything else shows the window', () => {
  expect(handedOver({ projects: ['/code/shop'], isHidden: true })).toEqual({
    projects: ['/code/shop'],
    isHidden: true,
  });
  expect(handedOver({ projects: [7] })).toEqual({ projects: [], isHidden: false });
  expect(demoArguments(['-r', 'shim', 'app', '--config', '/a', '--project=/b', '--hidden', '--disable-gpu'])).toEqual([
    '-r',
    'shim',
    'app',
    '--disable-gpu',
    '--demo',
  ]);
});
