import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { accessOf } from '../../../aws/access.ts';
import type { Aws } from '../../../aws/aws.ts';
import type { NewChannel } from '../../../domain/channel-set-up.ts';
import type { WebhookSettings } from '../../../domain/channel-settings.ts';
import { ProblemError } from '../../../domain/problem.ts';
import { checkBinding } from '../../webhook/binding.ts';
import { readCredential } from '../../webhook/credential-file.ts';

type NewWebhook = Extract<NewChannel, { kind: 'webhook' }>;

const TOPIC = /^arn:aws[a-z-]*:sns:([a-z0-9-]+):(\d{12}):([A-Za-z0-9_.-]{1,256})$/;

function refused(message: string, cure: string): ProblemError {
  return new ProblemError({ code: 'configuration', message, cure });
}

function checkFile(file: string, what: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw refused(`The file ${file} with ${what} cannot be read.`, 'Correct the path, or its permissions.');
  }
}

/** Who may send at all, how far the address is heard, and what the files hold. Raises ProblemError. */
function checkWebhook(settings: WebhookSettings): void {
  const { topics, auth, tls } = settings;
  const wrong = topics.find((topic) => !TOPIC.test(topic));
  if (wrong !== undefined) {
    throw refused(`\`${wrong}\` is no ARN of a topic.`, 'It looks like arn:aws:sns:eu-west-1:123456789012:NAME.');
  }
  checkBinding(settings);
  if (tls) checkFile(tls.certificate, 'the certificate');
  if (tls) checkFile(tls.key, 'the key of the certificate');
  if (auth) checkCredential(auth);
}

/** As the channel itself will read it; here it is the person's input that is wrong. */
function checkCredential(auth: NonNullable<WebhookSettings['auth']>): void {
  try {
    readCredential(auth);
  } catch (error) {
    if (error instanceof ProblemError) throw refused(error.problem.message, error.problem.cure);
    throw error;
  }
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
export async function recognizeWebhook(given: NewWebhook, aws: Aws): Promise<WebhookSettings> {
  const { name = '', topics, profile, region: wished, host, port = 0, ...others } = given;
  const known = wished ?? topics[0]?.split(':')[3];
  const settings = {
    ...others,
    name: name || 'webhook',
    region: known ?? '',
    topics,
    ...(host !== undefined && { host }),
  };
  checkWebhook(settings);
  const whose = { ...(profile !== undefined && { profile }), ...(known !== undefined && { region: known }) };
  const { region } = await accessOf({ secret: 'the webhook', label: '', ...whose }, aws.surroundings, 'sns');
  return {
    ...settings,
    name: name || `webhook-${region}`,
    ...whose,
    region,
    port: await portOf(host ?? '127.0.0.1', port),
  };
}
