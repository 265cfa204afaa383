import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { postMarked } from '../../../main/channels/set-up/webhooks/post-marked.ts';
import { createWebhookChannel } from '../../../main/channels/webhook/webhook-channel.ts';
import type { Hop } from '../../../main/domain/channel-set-up.ts';
import type { WebhookAuth, WebhookSettings } from '../../../main/domain/channel-settings.ts';
import { machineClock } from '../../../main/machine-clock.ts';
import { emptyFolder } from '../../support/keyturn-process.ts';
import { setUpAt } from './looked-at.ts';

const SIGNAL = new AbortController().signal;
const NOWHERE = 'http://127.0.0.1:1';

const FILES: Record<WebhookAuth['kind'], string> = {
  'api key': 'X-Keyturn-Key: 0123456789abcdef',
  basic: 'keyturn:a pass:word',
  oauth: 'client_id: keyturn\nclient_secret: s3cr3t/with+signs',
  relay: 'k'.repeat(48),
};

function aFile(text: string): string {
  const file = join(emptyFolder(), 'credential');
  writeFileSync(file, `${text}\n`, { mode: 0o600 });
  return file;
}

/** For a name of the outside, as behind a real address. */
function aCertificate(): { certificate: string; key: string } {
  const folder = emptyFolder();
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const subject = ['-subj', '/CN=hooks.example.com', '-addext', 'subjectAltName=DNS:hooks.example.com'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...curve, '-keyout', key, '-out', certificate, ...subject], {
    stdio: 'ignore',
  });
  return { certificate, key };
}

async function aPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function aWebhook(kind: WebhookAuth['kind']): Promise<WebhookSettings> {
  const auth = { kind, file: aFile(FILES[kind]) };
  return { kind: 'webhook', name: 'door', region: 'eu-west-1', topics: [], port: await aPort(), auth };
}

async function hopsOf(channel: WebhookSettings, isRunning = false): Promise<Hop[]> {
  const hops: Hop[] = [];
  const arrivals = { isRunning, onMarked: () => () => undefined };
  const question = { channel, secret: undefined, arrivals, tell: (hop: Hop) => hops.push(hop), signal: SIGNAL };
  await setUpAt(NOWHERE).look({ ...question, tell: (hop) => void hops.push(hop) });
  return hops;
}

function shown(hops: readonly Hop[]): string[] {
  return hops.map(({ hop, state }) => `${hop}: ${state}`);
}

test.each(Object.keys(FILES) as WebhookAuth['kind'][])(
  'a marked message proves itself as the sender would: %s',
  async (kind) => {
    const channel = await aWebhook(kind);
    expect(shown(await hopsOf(channel))).toEqual(['rule: could not look', 'listener: ok', 'marked message: ok']);
    // The port is given back.
    expect(shown(await hopsOf(channel))).toContain('listener: ok');
  },
);

test('what listens there with another credential is found out', async () => {
  const channel = await aWebhook('relay');
  const other = { ...channel, auth: { kind: 'relay' as const, file: aFile('x'.repeat(48)) } };
  const ending = new AbortController();
  const { promise: up, resolve } = Promise.withResolvers<void>();
  const hearing = {
    hint: async () => [],
    notice: () => undefined,
    unknown: () => undefined,
    sweep: () => undefined,
    marked: () => undefined,
    state: () => resolve(),
  };
  const running = createWebhookChannel({ settings: other, clock: machineClock }).run(hearing, ending.signal);
  onTestFinished(async () => {
    ending.abort();
    await running;
  });
  await up;
  const hops = await hopsOf(channel, true);
  expect(hops.at(-1)).toMatchObject({
    hop: 'marked message',
    state: 'broken',
    found: 'The webhook answered HTTP 403 on /relay to its own credentials.',
  });
});

test('a running channel that nobody reaches is broken, with the address', async () => {
  const channel = await aWebhook('basic');
  expect((await hopsOf(channel, true)).at(-1)).toMatchObject({
    state: 'broken',
    found: `Nothing answers on 127.0.0.1:${channel.port}.`,
  });
});

test('a port that another program has is broken, and nothing is posted to it', async () => {
  const channel = await aWebhook('api key');
  const connections: unknown[] = [];
  const server = createServer((socket) => connections.push(socket)).listen(channel.port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  expect(shown(await hopsOf(channel))).toEqual(['rule: could not look', 'listener: broken']);
  expect(connections).toEqual([]);
});

test('a credential file that others may read is broken', async () => {
  const channel = await aWebhook('relay');
  chmodSync(channel.auth?.file ?? '', 0o644);
  const hops = await hopsOf(channel);
  expect(shown(hops)).toEqual(['rule: could not look', 'listener: broken']);
  expect(hops.at(-1)?.cure).toContain('chmod 600');
});

test('over TLS its own certificate is trusted, whatever name it has, and no other', async () => {
  const certificate = aCertificate();
  const channel = { ...(await aWebhook('relay')), tls: certificate };
  expect(shown(await hopsOf(channel))).toContain('marked message: ok');
  const { signal } = new AbortController();
  const other = { ...channel, tls: { ...certificate, certificate: aCertificate().certificate } };
  const server = createTlsServer({ key: readFileSync(certificate.key), cert: readFileSync(certificate.certificate) });
  server.listen(channel.port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const posted = postMarked('{}', { channel: other, signal, now: Date.now });
  await expect(posted).rejects.toThrow('Nothing answers on');
});
