import { resolve } from 'node:path';
import type { NewChannel } from '../../domain/channel-set-up.ts';
import type { ExitCode } from '../../session/lines.ts';
import { coversOf, placeOf } from '../channel-options.ts';
import type { Invocation } from '../invocation.ts';
import { usageError } from '../usage-error.ts';
import { addChannel } from './channel-add.ts';

type Webhook = Extract<NewChannel, { kind: 'webhook' }>;

const AUTHS = { 'api-key': 'api key', basic: 'basic', oauth: 'oauth', relay: 'relay' } as const;

function authOf({ options, terminal }: Invocation): Pick<Webhook, 'auth'> {
  const given = Object.entries(AUTHS).filter(([word]) => options.has(`${word}-file`));
  if (given.length > 1)
    throw usageError('A webhook takes one of --api-key-file, --basic-file, --oauth-file, --relay-file.');
  const [first] = given;
  if (!first) return {};
  return { auth: { kind: first[1], file: resolve(terminal.cwd, options.text(`${first[0]}-file`) ?? '') } };
}

function tlsOf({ options, terminal }: Invocation): Pick<Webhook, 'tls'> {
  const [certificate, key] = [options.text('tls-cert'), options.text('tls-key')];
  if (certificate === undefined && key === undefined) return {};
  if (certificate === undefined || key === undefined) throw usageError('`--tls-cert` and `--tls-key` go together.');
  return { tls: { certificate: resolve(terminal.cwd, certificate), key: resolve(terminal.cwd, key) } };
}

function portOf({ options }: Invocation): Pick<Webhook, 'port'> {
  const text = options.text('port');
  if (text === undefined) return {};
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw usageError('`--port` needs a port from 0 to 65535.');
  return { port };
}

/** `keyturn channel add webhook` */
export function runChannelAddWebhook(invocation: Invocation): Promise<ExitCode> {
  const { options } = invocation;
  const [name, host] = [options.text('name'), options.text('host')];
  return addChannel(invocation, {
    kind: 'webhook',
    topics: options.all('topic'),
    ...authOf(invocation),
    ...tlsOf(invocation),
    ...portOf(invocation),
    ...placeOf(options),
    ...coversOf(options),
    ...(name !== undefined && { name }),
    ...(host !== undefined && { host }),
    ...(options.has('tunnel') && { isTunnelled: true }),
  });
}
