import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openWindow, type Window } from './a-window.ts';
import { SHOTS } from './shots.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core has against the page, each with the places it means. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

describe.skipIf(!hasBrowser)('pages in a browser', () => {
  let window: Window;
  beforeAll(async () => {
    window = await openWindow();
  });
  afterAll(() => window?.stop());

  test.each(SHOTS)('axe-core has nothing against $name, and the policy refuses nothing', async (shot) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await window.open({ ...shot, look: { colorScheme, reducedMotion: 'reduce' } });
      await page
        .locator(shot.ready ?? 'h1')
        .first()
        .waitFor();
      await shot.act?.(page);
      expect([colorScheme, await violations(page)]).toEqual([colorScheme, []]);
      await page.context().close();
    }
    expect(window.complaints()).toEqual([]);
  });

  test('a button without a name, and an inline style, would be caught', async () => {
    const page = await window.open({});
    await page.locator('h1').waitFor();
    await page.evaluate(() => {
      const planted = document.createElement('div');
      planted.innerHTML = '<button style="color: red"></button>';
      document.querySelector('main')?.append(planted);
    });
    expect((await violations(page)).join()).toMatch(/^button-name: div\S* > button/);
    expect(window.complaints().join()).toMatch(/style-src 'self'/);
    await page.context().close();
  });

  test.each(['now', 'thousand', 'problems'] as const)('nothing is wider than the window: %s', async (state) => {
    for (const size of [960, 720, 480]) {
      const page = await window.open({ state, look: { viewport: { width: size, height: 480 } } });
      await page.locator('tr.watch').first().waitFor();
      const [inner, outer] = await page.evaluate(() => {
        const main = document.querySelector('main');
        return [main?.scrollWidth, main?.clientWidth];
      });
      expect([size, inner]).toEqual([size, outer]);
      await page.context().close();
    }
  });

  test('where motion is unwanted the checking ring stands still', async () => {
    const animations = async (reducedMotion: 'reduce' | 'no-preference') => {
      const page = await window.open({ look: { reducedMotion } });
      await page.locator('.glyph.checking').waitFor();
      const count = await page.evaluate(() => document.getAnimations().length);
      await page.context().close();
      return count;
    };
    expect([await animations('reduce'), await animations('no-preference')]).toEqual([0, 1]);
  });

  test('in forced colors the current view has an outline and glyphs the color of text', async () => {
    const page = await window.open({ look: { forcedColors: 'active' } });
    await page.locator('tr.watch').first().waitFor();
    const seen = await page.evaluate(() => {
      const style = (selector: string): CSSStyleDeclaration =>
        getComputedStyle(document.querySelector(selector) ?? document.body);
      return [style('.nav a[aria-current]').outlineStyle, style('.glyph.needs-you').color === style('h1').color];
    });
    expect(seen).toEqual(['solid', true]);
    await page.context().close();
  });
});
