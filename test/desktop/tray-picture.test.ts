import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { trayIcon } from '../../main/desktop/tray-icon.ts';
import { newsEndsIn, trayPicture } from '../../main/desktop/tray-picture.ts';
import { MOODS } from '../../main/domain/mood.ts';
import { aFeed, aView, NOON } from './views.ts';

const facts = { views: [aView()], isPaused: false, isChecking: false, now: NOON };
const TRAY = join(import.meta.dirname, '../../assets/tray');

/** Width and height from the PNG's IHDR chunk. */
function sizeOf(file: string): number[] {
  const png = readFileSync(join(TRAY, file));
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('each platform takes the icon that its bar can show', () => {
  expect(trayIcon('needs you', { platform: 'darwin', isDark: true })).toBe('needs-youTemplate.png');
  expect(trayIcon('needs you', { platform: 'win32', isDark: true })).toBe('needs-you-on-dark.ico');
  expect(trayIcon('needs you', { platform: 'win32', isDark: false })).toBe('needs-you-color.ico');
  expect(trayIcon('needs you', { platform: 'linux', isDark: true })).toBe('needs-you-color.png');
});

test.each(MOODS)('the icons of "%s" are there in both sizes, and no two are alike', (mood) => {
  const bars = [
    { platform: 'darwin', isDark: false },
    { platform: 'linux', isDark: false },
  ] as const;
  for (const file of bars.map((bar) => trayIcon(mood, bar))) {
    expect(sizeOf(file)).toEqual([16, 16]);
    expect(sizeOf(file.replace('.png', '@2x.png'))).toEqual([32, 32]);
  }
  const shapes = MOODS.map((one) => readFileSync(join(TRAY, trayIcon(one, bars[0]))).toString('base64'));
  expect(new Set(shapes).size).toBe(MOODS.length);
  expect(existsSync(join(TRAY, `${mood.replace(' ', '-')}.svg`))).toBe(true);
});

/** Width of each picture, from the directory of an ICO. */
function sizesIn(file: string): number[] {
  const ico = readFileSync(join(TRAY, file));
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const png = ico.subarray(ico.readUInt32LE(at + 12));
    // As its PNG says too.
    expect(png.readUInt32BE(16)).toBe(ico[at]);
    return ico[at] ?? 0;
  });
}

test.each(MOODS)('Windows has "%s" in every size of its bar, for a light and a dark one', (mood) => {
  for (const isDark of [true, false]) {
    expect(sizesIn(trayIcon(mood, { platform: 'win32', isDark }))).toEqual([16, 20, 24, 32, 48]);
  }
});

test('the worst mood wins', () => {
  const views = [aView(), aView({ writtenAt: NOON }), aView({ feeds: [aFeed('conflict')] })];
  expect(trayPicture({ ...facts, views })).toEqual({ mood: 'needs you', line: '1 needs you, 2 in step' });
});

test('a check by the timer is not shown, one that a person asked for is', () => {
  const views = [aView({ isChecking: true })];
  expect(trayPicture({ ...facts, views }).mood).toBe('calm');
  expect(trayPicture({ ...facts, views, isChecking: true }).mood).toBe('checking');
});

test('a pause is shown', () => {
  expect(trayPicture({ ...facts, isPaused: true })).toEqual({ mood: 'paused', line: '1 paused' });
});

test('news end a minute after the write', () => {
  const views = [aView({ writtenAt: NOON - 20_000 }), aView({ writtenAt: NOON - 90_000 }), aView()];
  expect(newsEndsIn(views, NOON)).toBe(40_000);
  expect(newsEndsIn([aView()], NOON)).toBe(undefined);
});
