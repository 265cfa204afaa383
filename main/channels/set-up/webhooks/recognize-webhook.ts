import { accessSync, constants, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { accessOf } from '../../../aws/access.ts';
import type { Aws } from '../../../aws/aws.ts';
import type { NewChannel } from '../../../domain/channel-set-up.ts';
import { ProblemError } from '../../../domain/problem.ts';
import type { ChannelSettings } from '../../../storage/settings-schema.ts';

type NewWebhook = Extract<NewChannel, { kind: 'webhook' }>;

const TOPIC = /^arn:aws[a-z-]*:sns:([a-z0-9-]+):(\d{12}):([A-Za-z0-9_.-]{1,256})$/;

function refused(message: string, cure: string): ProblemError {
  return new ProblemError({ code: 'configuration', message, cure });
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function checkFile(file: string, what: string): void {
  try {
    accessSync(file, constants.R_OK);
    if (readFileSync(file).length > 0) return;
  } catch {
    throw refused(`The file ${file} with ${what} cannot be read.`, 'Correct the path, or its permissions.');
  }
  throw refused(`The file ${file} with ${what} is empty.`, 'Put it there first.');
}

/** Who may send at all, and how far the address is heard. Raises ProblemError `configuration`. */
function checkWebhook({ topics, auth, tls, host = '127.0.0.1', isTunnelled }: NewWebhook): void {
  const wrong = topics.find((topic) => !TOPIC.test(topic));
  if (wrong !== undefined) {
    throw refused(`\`${wrong}\` is no ARN of a topic.`, 'It looks like arn:aws:sns:eu-west-1:123456789012:NAME.');
  }
  if (topics.length === 0 && !auth) {
    throw refused(
      'Nothing says who may send to the webhook.',
      'Give --topic for SNS, or one of --api-key-file, --basic-file, --oauth-file, --relay-file.',
    );
  }
  if (!isLoopback(host) && !tls && !isTunnelled) {
    throw refused(
      `${host} is heard beyond this machine, and nothing there is encrypted.`,
      'Give --tls-cert and --tls-key, or say with --tunnel that a tunnel in front of it does TLS.',
    );
  }
  if (auth) checkFile(auth.file, 'the credentials');
  if (tls) checkFile(tls.certificate, 'the certificate');
  if (tls) checkFile(tls.key, 'the key of the certificate');
}

/** Raises Node's own error of `listen` where the port cannot be had. */
async function portOf(host: string, port: number): Promise<number> {
  if (port !== 0) return port;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const server = createServer().once('error', reject).listen(port, host, resolve);
  await promise;
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

/** The channel that listens there. Opens nothing yet. Raises ProblemError. */
export async function recognizeWebhook(given: NewWebhook, aws: Aws): Promise<ChannelSettings> {
  checkWebhook(given);
  const { kind, name, topics, profile, region: wished, host, port = 0, ...others } = given;
  const known = wished ?? topics[0]?.split(':')[3];
  const whose = { ...(profile !== undefined && { profile }), ...(known !== undefined && { region: known }) };
  const { region } = await accessOf({ secret: 'the webhook', label: '', ...whose }, aws.surroundings, 'sns');
  return {
    kind,
    name: name ?? `webhook-${region}`,
    ...(profile !== undefined && { profile }),
    region,
    ...others,
    topics,
    ...(host !== undefined && { host }),
    port: await portOf(host ?? '127.0.0.1', port),
  };
}
