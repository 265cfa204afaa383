import { expect, test } from 'vitest';
import { trayArguments } from '../../main/desktop/tray-arguments.ts';
import { chooseFace } from '../../main/start-face.ts';

const linux = {
  platform: 'linux',
  environment: { DISPLAY: ':0' },
  root: '/keyturn',
  exists: () => true,
  isRoot: false,
  isTooOld: () => false,
} as const;

test('the tray runs where Electron and a display are', () => {
  expect(chooseFace(linux)).toMatchObject({ kind: 'tray', electron: '/keyturn/node_modules/electron/dist/electron' });
});

test('a distribution named by the environment counts before the package', () => {
  const environment = { WAYLAND_DISPLAY: 'wayland-0', ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' };
  expect(chooseFace({ ...linux, environment })).toMatchObject({ kind: 'tray', electron: '/opt/electron/electron' });
});

test('without a binary or a display the command line runs, and says why', () => {
  expect(chooseFace({ ...linux, exists: () => false })).toEqual({
    kind: 'headless',
    says: 'Electron is not downloaded (`npx install-electron` does it), so the window opens in a browser instead of the tray.',
  });
  expect(chooseFace({ ...linux, environment: {} })).toEqual({
    kind: 'headless',
    says: 'There is no display, so `keyturn watch --ui` runs here instead of the tray.',
  });
});

test('a display that nobody serves is none; one of another machine is believed', () => {
  const nobody = (path: string): boolean => !path.startsWith('/tmp/') && !path.startsWith('/run/');
  const faceAt = (environment: Record<string, string>) => chooseFace({ ...linux, environment, exists: nobody });
  expect(faceAt({ DISPLAY: ':77' })).toEqual({
    kind: 'headless',
    says: 'Nobody listens at the display :77, so `keyturn watch --ui` runs here instead of the tray.',
  });
  const wayland = { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/1000' };
  expect([faceAt(wayland).kind, faceAt({ DISPLAY: 'localhost:10.0' }).kind]).toEqual(['headless', 'tray']);
});

test('root gets the browser, because Chromium refuses its sandbox to root', () => {
  expect(chooseFace({ ...linux, isRoot: true })).toMatchObject({
    kind: 'headless',
    says: expect.stringContaining('root'),
  });
  expect(chooseFace({ ...linux, isRoot: true, platform: 'darwin' }).kind).toBe('tray');
});

test('an Electron that is too old for the tray is left alone', () => {
  expect(chooseFace({ ...linux, isTooOld: () => true })).toMatchObject({
    kind: 'headless',
    says: expect.stringContaining('KEYTURN_LEGACY_RUNTIME'),
  });
});

test('macOS and Windows always have a display', () => {
  for (const platform of ['darwin', 'win32'] as const) {
    expect(chooseFace({ ...linux, platform, environment: {} }).kind).toBe('tray');
  }
});

test('the tray takes folders from its command line and lets Chromium have the rest', () => {
  const argv = ['.', '--no-sandbox', '--config', 'state', '--project=shop', '--disable-gpu', '--project', '/code/api'];
  expect(trayArguments(argv, '/home/me')).toEqual({
    config: '/home/me/state',
    isDemo: false,
    isHidden: false,
    projects: ['/home/me/shop', '/code/api'],
  });
  expect(trayArguments(['.', '--config'], '/home/me')).toEqual({ projects: [], isDemo: false, isHidden: false });
});
