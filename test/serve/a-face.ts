import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { openBrowserFace } from '../../main/serve/browser-face.ts';

export type Reply = {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export type Sent = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
};

/** What stands for names that only somebody with a pass may see. */
export const MARK = 'dev/shop/database';

export type FaceUnderTest = {
  readonly port: number;
  readonly links: string[];
  /** What reached the border. */
  readonly asked: unknown[];
  tell(told: unknown): void;
  send(sent: Sent): Promise<Reply>;
  /** The cookie header of somebody who opened the newest link, and where it led. */
  enter(): Promise<{ readonly cookie: string; readonly room: string }>;
};

function sendTo(port: number, { method = 'GET', path, headers = {}, body }: Sent): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const options = { host: '127.0.0.1', port, method, path, headers: headers as Record<string, string>, agent: false };
  const sent = request(options, async (response) => {
    const { statusCode: status } = response;
    if (response.headers['content-type'] === 'text/event-stream') {
      const [first] = await response
        .filter((piece) => String(piece).includes('data:'))
        .take(1)
        .toArray();
      sent.destroy();
      resolve({ status, headers: response.headers, body: String(first) });
    } else resolve({ status, headers: response.headers, body: await text(response) });
  });
  sent.once('error', reject);
  sent.end(body);
  return promise;
}

/** A browser face over a border that notes what it is asked. */
export async function aFace(options: { readonly patienceMs?: number } = {}): Promise<FaceUnderTest> {
  const pageDirectory = mkdtempSync(join(tmpdir(), 'keyturn-pages-'));
  for (const name of ['index.html', 'keyturn.js', 'keyturn.css', 'keyturn.svg']) {
    writeFileSync(join(pageDirectory, name), `${name} ${MARK}`);
  }
  writeFileSync(join(pageDirectory, 'other.txt'), MARK);
  const [links, asked]: [string[], unknown[]] = [[], []];
  const listeners: ((told: never) => void)[] = [];
  const face = await openBrowserFace({
    ...options,
    pageDirectory,
    port: 0,
    onLink: (link) => links.push(link),
    border: {
      async ask(name, body) {
        asked.push([name, body]);
        return { ok: true, value: MARK };
      },
      on(name, listener) {
        if (name === 'viewChanged') listeners.push(listener as (told: never) => void);
        return () => undefined;
      },
    },
  });
  onTestFinished(async () => {
    await face.close();
    rmSync(pageDirectory, { recursive: true });
  });
  const { port } = face;
  return {
    port,
    links,
    asked,
    tell: (told) => {
      for (const listener of listeners) listener(told as never);
    },
    send: (sent) => sendTo(port, sent),
    async enter() {
      const { pathname, search } = new URL(links.at(-1) ?? '');
      const { headers, body } = await sendTo(port, { path: pathname + search });
      const [, room = ''] = /url=(.*?)\/"/.exec(body) ?? [];
      return { cookie: headers['set-cookie']?.[0]?.split(';')[0] ?? '', room };
    },
  };
}
