// Draws every PNG, ICO and ICNS of assets/ from the SVGs beside them: `node assets/make-icons.ts`, with librsvg's rsvg-convert.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packIcns, packIco } from './pack-icons.ts';

const MOODS = ['calm', 'changed', 'checking', 'needs-you', 'paused', 'trouble'] as const;
type Mood = (typeof MOODS)[number];

/** For a bar of unknown or light color, and for a dark one. macOS takes only the shape. */
const COLORS: Record<Mood, { readonly onLight: string; readonly onDark: string }> = {
  calm: { onLight: '#727c84', onDark: '#dfe3e5' },
  checking: { onLight: '#727c84', onDark: '#dfe3e5' },
  changed: { onLight: '#15899a', onDark: '#5bc6d2' },
  'needs-you': { onLight: '#b97206', onDark: '#f0b04a' },
  trouble: { onLight: '#d9463c', onDark: '#ff8f85' },
  paused: { onLight: '#727c84', onDark: '#a9b1b6' },
};

const ASSETS = import.meta.dirname;
/** Of the notification area at 100 % to 300 %. */
const WINDOWS_SIZES = [16, 20, 24, 32, 48];

function drawPng(svg: string, size: number): Buffer {
  const { stdout, status, error } = spawnSync('rsvg-convert', [`--width=${size}`, `--height=${size}`], { input: svg });
  if (error || status !== 0) throw new Error('rsvg-convert failed; it comes with librsvg (Debian: librsvg2-bin).');
  return stdout;
}

function drawTray(mood: Mood): void {
  const shape = readFileSync(join(ASSETS, 'tray', `${mood}.svg`), 'utf8');
  const { onLight, onDark } = COLORS[mood];
  for (const [suffix, color] of Object.entries({ Template: '#000', '-color': onLight, '-on-dark': onDark })) {
    const svg = shape.replaceAll('currentColor', color);
    writeFileSync(join(ASSETS, 'tray', `${mood}${suffix}.png`), drawPng(svg, 16));
    writeFileSync(join(ASSETS, 'tray', `${mood}${suffix}@2x.png`), drawPng(svg, 32));
    if (suffix === 'Template') continue;
    const sizes = WINDOWS_SIZES.map((size) => ({ size, png: drawPng(svg, size) }));
    writeFileSync(join(ASSETS, 'tray', `${mood}${suffix}.ico`), packIco(sizes));
  }
}

function drawApp(): void {
  const [large, small] = ['icon.svg', 'icon-small.svg'].map((name) => readFileSync(join(ASSETS, name), 'utf8'));
  const draw = (size: number) => ({ size, png: drawPng((size < 48 ? small : large) ?? '', size) });
  mkdirSync(join(ASSETS, 'icons'), { recursive: true });
  for (const { size, png } of [16, 32, 48, 64, 128, 256, 512].map(draw)) {
    writeFileSync(join(ASSETS, 'icons', `${size}x${size}.png`), png);
  }
  writeFileSync(join(ASSETS, 'icon.ico'), packIco([16, 24, 32, 48, 64, 256].map(draw)));
  writeFileSync(join(ASSETS, 'icon.icns'), packIcns([128, 256, 512, 1024].map(draw)));
}

for (const mood of MOODS) drawTray(mood);
drawApp();
