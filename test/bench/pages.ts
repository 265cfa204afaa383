import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { buildRenderer, RENDERER } from '../../main/build.ts';
import { openWindow } from '../renderer/a-window.ts';
import { type Goal, median } from './measure.ts';

const REPEATS = 15;
const ROWS = 10_000;

/** A number that is promised as such: the ratio is the part of what is allowed. */
function within(goal: string, ours: number, allowed: number): Goal {
  return { goal, unit: 'ms', ours, peer: allowed, peerName: 'allowed', limit: 1 };
}

/**
 * In the page: milliseconds from `act` until the frame was painted in which `isThere` first held.
 * A script, not a function: it must not be transformed on its way.
 */
const UNTIL_PAINTED = `window.untilPainted = async (act, isThere) => {
  const painted = new Promise((resolve) => {
    const look = () => {
      if (!isThere()) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  });
  const start = performance.now();
  act();
  return (await painted) - start;
};`;

async function samples(page: Page, script: (round: number) => string): Promise<number> {
  await page.evaluate(UNTIL_PAINTED);
  const taken: number[] = [];
  for (let round = 0; round < REPEATS; round += 1) taken.push(Number(await page.evaluate(script(round))));
  await page.close();
  return median(taken);
}

/** From the choice of the page, or the typed letter, to the frame that shows it. */
export async function measureHistoryPage(): Promise<Goal[]> {
  const window = await openWindow();
  try {
    const there = await window.open({ path: `&history=${ROWS}#/now` });
    const shown = await samples(there, () => {
      const show = `untilPainted(() => { location.hash = '#/history'; }, () => document.querySelector('ol.events li'))`;
      const leave = `untilPainted(() => { location.hash = '#/now'; }, () => !document.querySelector('ol.events'))`;
      return `(async () => { const taken = await ${show}; await ${leave}; return taken; })()`;
    });
    const page = await window.open({ path: `&history=${ROWS}#/history` });
    await page.waitForSelector('ol.events li');
    const searched = await samples(page, (round) => {
      const text = round % 2 === 0 ? 'mailer' : 'shop';
      const type = `field.value = '${text}'; field.dispatchEvent(new Event('input', { bubbles: true }));`;
      return `(() => {
        const field = document.querySelector('.filter input');
        const shown = document.querySelector('.filter .shown');
        const before = shown.textContent;
        return untilPainted(() => { ${type} }, () => shown.textContent !== before);
      })()`;
    });
    return [
      within('P13 10,000 rows of history, first paint', shown, 300),
      within('P13 10,000 rows of history, search', searched, 30),
    ];
  } finally {
    await window.stop();
  }
}

/** From the pushed view to the frame that shows it, with 1,000 watches. */
export async function measureThousand(): Promise<Goal[]> {
  const window = await openWindow();
  try {
    const page = await window.open({ state: 'thousand' });
    await page.waitForSelector('tr.watch');
    const key = 'dev.shop.database';
    const changed = await samples(page, (round) => {
      const state = round % 2 === 0 ? 'in step' : 'conflict';
      const change = `({ ...row, targets: row.targets.map((one) => ({ ...one, state: '${state}' })) })`;
      return `(() => {
        const row = () => document.querySelector('tr.watch[data-of="${key}"]')?.innerHTML;
        const before = row();
        return untilPainted(() => fake.world.changeWatches('${key}', (row) => ${change}), () => row() !== before);
      })()`;
    });
    return [within('1,000 watches, a change to its paint', changed, 50)];
  } finally {
    await window.stop();
  }
}

/** What a window loads. */
export async function measureRendererSize(): Promise<Goal[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'keyturn-bench-renderer-'));
  try {
    await buildRenderer({ ...RENDERER, outdir });
    const files = ['index.html', 'keyturn.js', 'keyturn.css'].map((name) => readFileSync(join(outdir, name)));
    const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
    return [{ goal: 'Renderer, gzip', unit: 'KB', ours: bytes / 1024, peer: 120, peerName: 'allowed', limit: 1 }];
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
