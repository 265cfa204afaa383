// A page in a real browser, behind a forward of another port as SSH makes one, that is cut and comes back.
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildRenderer } from '../../main/build.ts';
import { type BrowserFace, openBrowserFace } from '../../main/serve/browser-face.ts';
import type { AppView } from '../../preload/views.ts';
import { viewOf } from '../renderer/fake/states.ts';
import { CHROMIUM, hasChromium } from '../renderer/pages-in-chromium.ts';

const pages = mkdtempSync(join(tmpdir(), 'keyturn-line-'));
let browser: Browser;

type Forward = { readonly port: number; cut(): void; mend(): Promise<void> };

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function forward(to: number): Promise<Forward> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined));
    near.pipe(far).pipe(near);
  });
  const port = await listen(server, 0);
  return {
    port,
    cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    mend: async () => void (await listen(server, port)),
  };
}

/** A face whose view can change without anybody being told. */
async function aFace(port = 0) {
  const links: string[] = [];
  let view: AppView = viewOf('now');
  const face = await openBrowserFace({
    pageDirectory: pages,
    port,
    onLink: (link) => links.push(link),
    border: {
      ask: async (name) =>
        name === 'getView'
          ? { ok: true, value: view }
          : { ok: false, problem: { code: 'unknown', message: 'Not here.', cure: '' } },
      on: () => () => undefined,
    },
  });
  const show = (next: AppView): void => {
    view = { ...next, sequence: view.sequence + 1 };
  };
  return { face, links, show };
}

describe.skipIf(!hasChromium)('a page that loses its line', () => {
  let faces: BrowserFace[] = [];

  beforeAll(async () => {
    await buildRenderer({ outdir: pages, target: 'chrome108' });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await Promise.all(faces.map((face) => face.close()));
    faces = [];
    rmSync(pages, { recursive: true });
  });

  test('says so, and shows what it missed once the line is back', async () => {
    const { face, links, show } = await aFace();
    faces.push(face);
    const line = await forward(face.port);
    const page = await browser.newPage();
    await page.goto((links[0] ?? '').replace(`:${face.port}`, `:${line.port}`));
    const bar = page.locator('.connection');
    await page.getByText('1 needs you', { exact: true }).waitFor();
    line.cut();
    await bar.getByText('Keyturn does not answer.').waitFor();
    show(viewOf('calm'));
    await line.mend();
    await page.getByText('All 8 in step').first().waitFor();
    expect(await bar.innerText()).toBe('');
    line.cut();
  }, 60_000);

  test('without a pass it says where to get one, and stops knocking', async () => {
    const before = await aFace();
    const { port } = before.face;
    const page = await browser.newPage();
    await page.clock.install();
    await page.goto(before.links[0] ?? '');
    await page.getByText('1 needs you', { exact: true }).waitFor();
    await before.face.close();
    const after = await aFace(port);
    faces.push(after.face);
    await page.locator('.connection').getByText('This page has no pass any more.').waitFor();
    let knocks = 0;
    page.on('request', () => {
      knocks += 1;
    });
    await page.clock.fastForward(60_000);
    expect(knocks).toBe(0);
  }, 60_000);
});
