import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { confineSession } from '../../main/desktop/hardening.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Settings that take a guard away: points 2 to 4, 6, 8 to 11, 15, 18 and 20 of Electron's checklist. */
const WEAKENING = [
  /nodeIntegration(InWorker|InSubFrames)?:\s*true/,
  /contextIsolation:\s*false/,
  /sandbox:\s*false/,
  /webSecurity:\s*false/,
  /allowRunningInsecureContent/,
  /experimentalFeatures/,
  /enableBlinkFeatures/,
  /allowpopups/i,
  /bypassCSP/,
  /loadFile\(|file:\/\//,
  /exposeInMainWorld\([^,]+,\s*(ipcRenderer|require\()/,
  /unsafe-(inline|eval)/,
  /dangerouslySetInnerHTML|\.innerHTML\b/,
];

/** `openExternal` stands where the table of addresses is asked right before. */
const MAY_OPEN_OUTSIDE = ['main/desktop/system-port.ts'];

type Source = { readonly path: string; readonly text: string };

function sources(): Source[] {
  return ['main/desktop', 'main/border', 'main/main.ts', 'preload', 'renderer'].flatMap((place) => {
    if (place.endsWith('.ts')) return [{ path: place, text: readFileSync(join(ROOT, place), 'utf8') }];
    const names = readdirSync(join(ROOT, place), { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => /\.(tsx?|html)$/.test(name))
      .map((name) => ({ path: join(place, name), text: readFileSync(join(ROOT, place, name), 'utf8') }));
  });
}

function weakened(all: readonly Source[]): string[] {
  return all.flatMap(({ path, text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*/g, '');
    const found = WEAKENING.filter((pattern) => pattern.test(code)).map((pattern) => `${path}: ${pattern}`);
    const opens = code.includes('openExternal') && !MAY_OPEN_OUTSIDE.includes(path);
    return opens ? [...found, `${path}: openExternal`] : found;
  });
}

test('no guard of Electron is taken away anywhere', () => {
  expect(weakened(sources())).toEqual([]);
});

test.each([
  'webPreferences: { sandbox: false }',
  'webPreferences: { nodeIntegration: true }',
  'window.loadFile("index.html")',
  "contextBridge.exposeInMainWorld('ipc', ipcRenderer)",
  'shell.openExternal(url)',
  "script-src 'self' 'unsafe-inline'",
])('a planted %s is found', (text) => {
  expect(weakened([{ path: 'main/desktop/planted.ts', text }])).toHaveLength(1);
});

test('the preload is short, and the main file only puts together', () => {
  const lines = (path: string): number => readFileSync(join(ROOT, path), 'utf8').trimEnd().split('\n').length;
  expect(lines('preload/preload.ts')).toBeLessThanOrEqual(40);
  expect(lines('main/main.ts')).toBeLessThanOrEqual(100);
});

/** A session that keeps who was put before it. */
function confinedSession() {
  const handlers: Record<string, (...words: never[]) => unknown> = {};
  const keep = (name: string) => (handler: (...words: never[]) => unknown) => {
    handlers[name] = handler;
  };
  const defaultSession = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    webRequest: { onBeforeRequest: keep('load') },
    on: (name: string, handler: (...words: never[]) => unknown) => keep(name)(handler),
  };
  confineSession({ session: { defaultSession } } as never);
  return (name: string, ...words: unknown[]): unknown => handlers[name]?.(...(words as never[]));
}

test('the session gives no permission, no device, no download, and loads only our page', () => {
  const ask = confinedSession();
  const answers: unknown[] = [];
  ask('request', {}, 'notifications', (isAllowed: boolean) => answers.push(isAllowed));
  expect([...answers, ask('check'), ask('device')]).toEqual([false, false, false]);
  const cancelled = (url: string): boolean => {
    let isCancelled = false;
    ask('load', { url }, ({ cancel }: { cancel: boolean }) => {
      isCancelled = cancel;
    });
    return isCancelled;
  };
  const outside = [
    'https://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'ws://example.com/',
    'app://other/',
  ];
  expect(outside.filter((url) => !cancelled(url))).toEqual([]);
  expect(cancelled('app://keyturn/index.html')).toBe(false);
  let isPrevented = false;
  ask('will-download', {
    preventDefault: () => {
      isPrevented = true;
    },
  });
  expect(isPrevented).toBe(true);
});
