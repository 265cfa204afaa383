import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What many apps do: the same scheme, and nothing that Keyturn adds to it. */
const MAIN = `
const { app, BrowserWindow, protocol } = require('electron');
const { join } = require('node:path');
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.whenReady().then(() => {
  protocol.registerFileProtocol('app', ({ url }, answer) => answer({ path: join(__dirname, new URL(url).pathname) }));
  new BrowserWindow({ webPreferences: { webviewTag: true } }).loadURL('app://keyturn/index.html');
});
`;

/** The folder of an app without guards. */
export function unguardedApp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-unguarded-'));
  writeFileSync(join(folder, 'package.json'), '{"name":"unguarded","main":"main.cjs"}');
  writeFileSync(join(folder, 'main.cjs'), MAIN);
  writeFileSync(join(folder, 'index.html'), '<!doctype html><h1>Unguarded</h1>');
  writeFileSync(join(folder, 'other.txt'), 'not for a page');
  return folder;
}
