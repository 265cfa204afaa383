import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { expect, test } from 'vitest';
import { isOurSender } from '../../main/desktop/ipc.ts';
import { isOutsidePage } from '../../main/desktop/outside-pages.ts';
import { isOurAddress, pageAddress } from '../../main/desktop/page-address.ts';
import { answerPage, readPages } from '../../main/desktop/protocol.ts';

const OURS = 'app://keyturn/index.html#/now';
const contents = { id: 1 } as WebContents;
const NOT_OURS = [
  '',
  'about:blank',
  'https://example.com/',
  'app://keyturn.example.com/index.html',
  'app://keyturn@example.com/',
  'app://other/index.html',
  'file:///etc/passwd',
  'app:keyturn',
];

function senderAt(url: string, { parent = null as unknown, sender = contents } = {}): IpcMainInvokeEvent {
  return { sender, senderFrame: { url, parent } } as unknown as IpcMainInvokeEvent;
}

/** As many apps do it. */
const beginsLikeOurs = (url: string): boolean => url.startsWith('app://keyturn') || url === '';

test('only our window, its top frame and our address are answered', () => {
  expect(isOurSender(senderAt(OURS), contents)).toBe(true);
  expect(isOurSender(senderAt(OURS), undefined)).toBe(false);
  expect(isOurSender(senderAt(OURS, { sender: { id: 2 } as WebContents }), contents)).toBe(false);
  expect(isOurSender(senderAt(OURS, { parent: {} }), contents)).toBe(false);
  expect(isOurSender({ sender: contents, senderFrame: null }, contents)).toBe(false);
  expect(NOT_OURS.filter((url) => isOurSender(senderAt(url), contents))).toEqual([]);
});

test('a check of the beginning alone would let strangers in', () => {
  expect(NOT_OURS.filter(beginsLikeOurs)).toEqual([
    '',
    'app://keyturn.example.com/index.html',
    'app://keyturn@example.com/',
  ]);
});

test('an address leads to a page of the window, whatever its key holds', () => {
  const address = pageAddress({ page: 'watch', key: '["a/b#?",null]' });
  expect(isOurAddress(address)).toBe(true);
  expect(decodeURIComponent(new URL(address).hash)).toBe('#/watch/["a/b#?",null]');
});

test('four files are there to be read, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-pages-'));
  for (const name of ['index.html', 'keyturn.js', 'keyturn.css', 'keyturn.svg', 'other.txt'])
    writeFileSync(join(folder, name), name);
  const pages = readPages(folder);
  rmSync(folder, { recursive: true });
  const ask = (url: string, method = 'GET') => answerPage(pages, new Request(url, { method }));
  const found = ask('app://keyturn/index.html');
  expect([found.status, await found.text()]).toEqual([200, 'index.html']);
  expect(found.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(found.headers.get('x-content-type-options')).toBe('nosniff');
  const wrong = [
    ask('app://keyturn/other.txt'),
    ask('app://keyturn/../keyturn.js/..%2fother.txt'),
    ask('app://keyturn/__proto__'),
    ask('app://other/index.html'),
    ask('app://keyturn/index.html', 'POST'),
  ];
  expect(wrong.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
});

test.each([
  'https://eu-west-1.console.aws.amazon.com/secretsmanager/secret?name=a',
  'https://console.aws.amazon.com/secretsmanager/secret?name=a&region=eu-west-1',
  'https://console.amazonaws.cn/secretsmanager/secret?name=a',
  'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD',
  'https://example.awsapps.com/start/',
  'https://extensions.gnome.org/extension/615/appindicator-support/',
])('a browser may open %s', (url) => {
  expect(isOutsidePage(url)).toBe(true);
});

test.each([
  'http://console.aws.amazon.com/',
  'https://console.aws.amazon.com.example.com/',
  'https://console.aws.amazon.com@example.com/',
  'https://console.aws.amazon.com:8443/',
  'https://extensions.gnome.org/extension/1/other/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://example.com/share',
  '',
])('nothing opens %s', (url) => {
  expect(isOutsidePage(url)).toBe(false);
});

test('a check of the beginning alone would open more than we mean', () => {
  const beginsLikeAws = (url: string): boolean => /^https:\/\/console\.aws\.amazon\.com/.test(url);
  const wrong = ['https://console.aws.amazon.com.example.com/', 'https://console.aws.amazon.com@example.com/'];
  expect([wrong.filter(beginsLikeAws), wrong.filter(isOutsidePage)]).toEqual([wrong, []]);
});
