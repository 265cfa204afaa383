import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished, vi } from 'vitest';
import { createWebhookChannel } from '../../../main/channels/webhook/webhook-channel.ts';
import type { WebhookAuth, WebhookSettings } from '../../../main/domain/channel-settings.ts';
import type { Hint } from '../../../main/domain/hint.ts';
import type { Hearing } from '../../../main/engine/ports.ts';
import { FakeClock } from '../../support/fake-clock.ts';

type Parts = Parameters<typeof createWebhookChannel>[0];

export type Reply = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };
export type Post = {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
};

/** Writes down what a channel says. `effects` are what a forged request must not have. */
export function anEar(answer: Hearing['hint'] = async (hints) => hints.map(() => 'in step')) {
  const hints: Hint[] = [];
  const effects: string[] = [];
  const states: string[] = [];
  const problems: string[] = [];
  const hearing: Hearing = {
    hint: (given, cause) => {
      hints.push(...given);
      effects.push(...given.map(({ secret }) => `hint ${secret}`));
      return answer(given, cause);
    },
    notice: ({ news }) => void effects.push(`notice ${news}`),
    unknown: (what) => void effects.push(`unknown ${what}`),
    marked: (id) => void effects.push(`marked ${id}`),
    state: (state) => {
      states.push(state.kind);
      if (state.kind === 'down') problems.push(state.problem.code);
    },
    sweep: () => void states.push('sweep'),
  };
  return { hearing, hints, effects, states, problems };
}

export function credentialFile(content: string, mode = 0o600): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-webhook-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'credential');
  writeFileSync(file, content, { mode });
  return file;
}

export function authOf(kind: WebhookAuth['kind'], content: string): WebhookAuth {
  return { kind, file: credentialFile(content) };
}

/** One request of its own connection. */
export function ask(url: string, { path, method = 'POST', headers = {}, body = '' }: Post): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const sent = request(url, { path, method, headers: { 'content-length': Buffer.byteLength(body), ...headers } });
  sent.on('error', reject);
  sent.on('response', (response) => {
    text(response).then(
      (read) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read }),
      reject,
    );
  });
  sent.end(body);
  return promise;
}

export type WebhookWish = {
  readonly settings?: Partial<WebhookSettings>;
  readonly get?: Parts['get'];
  readonly guards?: Parts['guards'];
  readonly clock?: FakeClock;
  readonly answer?: Hearing['hint'];
  readonly create?: typeof createWebhookChannel;
};

/** A real listener on a free port, told to stop by `stop`. */
export async function runWebhook(wish: WebhookWish = {}) {
  const { settings, get, guards, clock = new FakeClock(), answer, create = createWebhookChannel } = wish;
  const own = { kind: 'webhook', name: 'hook', region: 'eu-west-1', topics: [] } as const;
  const ear = anEar(answer);
  const ports = { settings: { ...own, ...settings }, clock, ...(get && { get }), ...(guards && { guards }) };
  const channel = create(ports);
  const stopping = new AbortController();
  const running = channel.run(ear.hearing, stopping.signal);
  await vi.waitUntil(() => ear.states.length > 0, { timeout: 20_000, interval: 5 });
  const url = (): string => channel.address() ?? 'http://127.0.0.1:1';
  const stop = async (): Promise<void> => {
    stopping.abort();
    await running;
  };
  return { ...ear, channel, clock, url, stop, post: (post: Post) => ask(url(), post) };
}

export type Webhook = Awaited<ReturnType<typeof runWebhook>>;

/** As `runWebhook`, until the test ends. */
export async function aWebhook(wish: WebhookWish = {}): Promise<Webhook> {
  const webhook = await runWebhook(wish);
  onTestFinished(webhook.stop);
  return webhook;
}
