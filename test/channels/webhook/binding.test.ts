import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { Agent, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { getText } from '../../../main/channels/webhook/sns-certificates.ts';
import { createWebhookChannel } from '../../../main/channels/webhook/webhook-channel.ts';
import type { WebhookSettings } from '../../../main/domain/channel-settings.ts';
import { ProblemError } from '../../../main/domain/problem.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { partIsRequired } from '../../support/require.ts';
import { authOf, aWebhook, credentialFile } from './a-webhook.ts';
import { isOpensslMissing } from './authority.ts';

const AUTH = { kind: 'api key', file: '/nowhere/key' } as const;
const TLS = { certificate: '/nowhere/a.pem', key: '/nowhere/a.key' };

function codeOf(settings: Partial<WebhookSettings>): string {
  const whole = { kind: 'webhook', name: 'hook', region: 'eu-west-1', topics: [], ...settings } as const;
  try {
    createWebhookChannel({ settings: whole, clock: new FakeClock() });
    return 'made';
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : 'another error';
  }
}

test.each([
  ['nobody proves anything', {}],
  ['nobody proves anything behind TLS', { host: '0.0.0.0', tls: TLS }],
  ['nobody proves anything behind a tunnel', { isTunnelled: true }],
  ['every address of this machine', { host: '0.0.0.0', auth: AUTH }],
  ['every address, as IPv6 says it', { host: '::', auth: AUTH }],
  ['every address, as nothing says it', { host: '', auth: AUTH }],
  ['an address of the network', { host: '192.168.0.10', auth: AUTH }],
  ['a name', { host: 'my-laptop.local', auth: AUTH }],
  ['what only begins like loopback', { host: '127.evil.example', auth: AUTH }],
  ['loopback within IPv6', { host: '::ffff:127.0.0.1', auth: AUTH }],
] satisfies [string, Partial<WebhookSettings>][])('refused before it listens: %s', (_name, settings) => {
  expect(codeOf(settings)).toBe('configuration');
});

test.each([
  ['a key on loopback', { auth: AUTH }],
  ['a topic on loopback', { topics: ['arn:aws:sns:eu-west-1:123456789012:keyturn'] }],
  ['loopback by its address', { host: '127.0.0.1', auth: AUTH }],
  ['wider with TLS', { host: '0.0.0.0', auth: AUTH, tls: TLS }],
  ['wider behind a tunnel', { host: '0.0.0.0', auth: AUTH, isTunnelled: true }],
] satisfies [string, Partial<WebhookSettings>][])('allowed: %s', (_name, settings) => {
  expect(codeOf(settings)).toBe('made');
});

async function listening(answer: Parameters<typeof createServer>[1]): Promise<{ server: Server; port: number }> {
  const server = createServer({}, answer).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

test('a port that is taken is told, and taken as soon as it is free', async () => {
  const { server, port } = await listening(() => undefined);
  const hook = await aWebhook({ settings: { port, auth: authOf('api key', 'x-key: k') } });
  expect([hook.states, hook.problems, hook.channel.address()]).toEqual([['down'], ['port-taken'], undefined]);
  server.close();
  await once(server, 'close');
  await hook.clock.advance(30_000);
  await expect.poll(() => hook.states).toEqual(['down', 'up', 'sweep']);
  expect(hook.channel.address()).toBe(`http://127.0.0.1:${port}`);
});

test.each([
  ['not there', () => '/nowhere/at/all'],
  ['in no form', () => credentialFile('no colon')],
  ['with two keys', () => credentialFile('x-key: a\nx-key: b')],
  ['empty', () => credentialFile('')],
  ['open to the group', () => credentialFile('x-key: k', 0o640)],
  ['open to all', () => credentialFile('x-key: k', 0o604)],
])('a credential file that is %s ends the hearing before it begins', async (name, file) => {
  if (name.startsWith('open') && process.platform === 'win32') return;
  const hook = await aWebhook({ settings: { auth: { kind: 'api key', file: file() } } });
  expect([hook.states, hook.problems]).toEqual([['down'], ['credential-file']]);
});

test('it stops at once, and its port is free again', async () => {
  const hook = await aWebhook({ settings: { auth: authOf('api key', 'x-key: k') } });
  const url = hook.url();
  await hook.stop();
  expect(hook.channel.address()).toBeUndefined();
  await expect(fetch(url)).rejects.toThrow();
});

test('a page of SNS that leads elsewhere is not followed, and one that is too long is not read', async () => {
  const paths: string[] = [];
  const { port } = await listening((asked, response) => {
    paths.push(asked.url ?? '');
    if (asked.url === '/moved') response.writeHead(302, { location: '/evil.pem' }).end();
    else response.end('x'.repeat(asked.url === '/long' ? 40_000 : 10));
  });
  const { signal } = new AbortController();
  const read = (path: string): Promise<string> => getText(`http://127.0.0.1:${port}${path}`, signal);
  expect(await read('/short')).toBe('x'.repeat(10));
  await expect(read('/moved')).rejects.toThrow();
  await expect(read('/long')).rejects.toThrow();
  expect(paths).toEqual(['/short', '/moved', '/long']);
});

describe.skipIf(isOpensslMissing() && !partIsRequired('openssl'))('with TLS', () => {
  test('it speaks HTTPS alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keyturn-tls-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const line = 'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out certificate.pem';
    execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'ignore' });
    const tls = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
    const hook = await aWebhook({ settings: { tls, auth: authOf('api key', 'x-key: k') } });
    const agent = new Agent({ rejectUnauthorized: false });
    const sent = request(`${hook.url()}/events`, { agent, method: 'POST', headers: { 'x-key': 'k' } });
    sent.end('{}');
    const [response] = await once(sent, 'response');
    expect([hook.url().startsWith('https://127.0.0.1:'), response.statusCode]).toEqual([true, 204]);
    agent.destroy();
    await expect(fetch(hook.url().replace('https', 'http'))).rejects.toThrow();
  });
});
