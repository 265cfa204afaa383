import { readFileSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { WebhookSettings } from '../../../domain/channel-settings.ts';
import { ProblemError } from '../../../domain/problem.ts';
import { relaySignature } from '../../webhook/relay.ts';
import { type Credentials, readCredentials } from './read-credentials.ts';

const ANSWER_WITHIN_MS = 5000;

type Post = {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

type Posting = {
  readonly channel: WebhookSettings;
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Listening on all addresses includes this machine's own. */
function hostOf({ host = '127.0.0.1' }: WebhookSettings): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}

/** The certificate names what the world calls, not where this connects to: it is known by itself instead. */
function tlsOptions({ tls }: WebhookSettings): object {
  if (!tls) return {};
  const ca = readFileSync(tls.certificate);
  return { ca, allowPartialTrustChain: true, checkServerIdentity: () => undefined };
}

function unreached(channel: WebhookSettings): ProblemError {
  return new ProblemError({
    code: 'unreachable',
    message: `Nothing answers on ${hostOf(channel)}:${channel.port ?? 0}.`,
    cure: 'Start `keyturn watch` or the tray, and look at the channel with `keyturn channel list`.',
  });
}

function refused(status: number, path: string): ProblemError {
  return new ProblemError({
    code: 'configuration',
    message: `The webhook answered HTTP ${status} on ${path} to its own credentials.`,
    cure: 'Restart what runs there if its file was changed, or add the channel again.',
  });
}

/** Status and body. Raises ProblemError when nothing answers. */
async function send(
  { path, body, headers }: Post,
  { channel, signal }: Posting,
): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const options = {
    ...{ host: hostOf(channel), port: channel.port ?? 0, path, method: 'POST', agent: false },
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    ...tlsOptions(channel),
  };
  const outgoing = (channel.tls ? requestHttps : requestHttp)(options, (answer) => {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (piece: string) => {
      text += piece;
    });
    answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    answer.once('error', reject);
  });
  outgoing.once('error', () => reject(unreached(channel)));
  outgoing.end(body);
  const answer = await promise;
  if (answer.status < 200 || answer.status > 299) throw refused(answer.status, path);
  return answer;
}

function basic({ user, password }: { user: string; password: string }): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

/** As EventBridge gets one (RFC 6749, section 4.4). */
async function tokenFor({ id, secret }: Extract<Credentials, { kind: 'oauth' }>, posting: Posting): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
  }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { text } = await send({ path: '/oauth/token', body, headers }, posting);
  return String(Object(JSON.parse(text)).access_token);
}

/** What the sender of this webhook would add to prove itself. */
async function provenBy(credentials: Credentials, body: string, posting: Posting): Promise<Post> {
  switch (credentials.kind) {
    case 'api key':
      return { path: '/events', body, headers: { [credentials.header]: credentials.value } };
    case 'basic':
      return { path: '/events', body, headers: basic(credentials) };
    case 'oauth':
      return { path: '/events', body, headers: { authorization: `Bearer ${await tokenFor(credentials, posting)}` } };
    case 'relay': {
      const timestamp = String(Math.floor(posting.now() / 1000));
      const signature = relaySignature(credentials.key, timestamp, body);
      return { path: '/relay', body, headers: { 'x-keyturn-timestamp': timestamp, 'x-keyturn-signature': signature } };
    }
  }
}

/** Posts to the address that the channel listens on, as its sender would. Raises ProblemError. */
export async function postMarked(body: string, posting: Posting): Promise<void> {
  const { auth } = posting.channel;
  if (auth) await send(await provenBy(readCredentials(auth), body, posting), posting);
}
