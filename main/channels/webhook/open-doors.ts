import { readFileSync } from 'node:fs';
import type { WebhookSettings } from '../../domain/channel-settings.ts';
import { type Problem, ProblemError } from '../../domain/problem.ts';
import type { Clock, Hearing } from '../../engine/ports.ts';
import { type Credential, followCredential } from './credential-file.ts';
import { RELAY_WINDOW_MS } from './relay.ts';
import { createReplays } from './replays.ts';
import type { Doors } from './routes.ts';
import { createCertificates, type GetText, getText } from './sns-certificates.ts';
import { SNS_WINDOW_MS, type SnsGuards } from './sns-guards.ts';

export type WebhookParts = {
  readonly settings: WebhookSettings;
  readonly clock: Clock;
  /** How pages of SNS are fetched: its certificates, and the confirmation of a subscription. */
  readonly get?: GetText;
  /** All, unless a test leaves one out. */
  readonly guards?: SnsGuards;
};

function ended(topicArn: string): Problem {
  return {
    code: 'subscription-ended',
    message: `SNS says that the subscription to ${topicArn} has ended.`,
    cure: 'Subscribe this address again, or remove the channel with `keyturn channel remove`.',
  };
}

/** Tells of a file that cannot be used any more, and of one that can again. */
function toldOf(read: () => Credential, { clock }: WebhookParts, hearing: Hearing): () => Credential {
  let isUsable = true;
  return () => {
    try {
      const credential = read();
      if (!isUsable) hearing.state({ kind: 'up', since: clock.now() });
      isUsable = true;
      return credential;
    } catch (error) {
      if (isUsable && error instanceof ProblemError) {
        hearing.state({ kind: 'down', since: clock.now(), problem: error.problem });
      }
      isUsable = false;
      throw error;
    }
  };
}

function snsOf({ settings, clock, get = getText, guards }: WebhookParts, hearing: Hearing, signal: AbortSignal) {
  const confirmed = (): void => {
    hearing.state({ kind: 'up', since: clock.now() });
    hearing.sweep();
  };
  const refused = (): void => hearing.unknown('a confirmation that SNS refused');
  return {
    topics: settings.topics,
    certificates: createCertificates(get, signal),
    // A message is taken from five minutes before its time until an hour after it: it is remembered for longer.
    replays: createReplays(2 * SNS_WINDOW_MS),
    confirm: (url: string) => get(url, signal).then(confirmed, refused),
    unsubscribed: (topic: string) => hearing.state({ kind: 'down', since: clock.now(), problem: ended(topic) }),
    ...(guards && { guards }),
  };
}

/** What this channel answers to. Raises ProblemError `credential-file`. */
export function doorsOf(parts: WebhookParts, hearing: Hearing, signal: AbortSignal): Doors {
  const { auth, topics } = parts.settings;
  return {
    ...(topics.length > 0 && { sns: snsOf(parts, hearing, signal) }),
    ...(auth && { credential: toldOf(followCredential(auth), parts, hearing) }),
    replays: createReplays(2 * RELAY_WINDOW_MS),
  };
}

/** Raises ProblemError `credential-file`. */
export function tlsOf({ tls }: WebhookSettings) {
  if (!tls) return {};
  try {
    return { tls: { cert: readFileSync(tls.certificate), key: readFileSync(tls.key) } };
  } catch {
    throw new ProblemError({
      code: 'credential-file',
      message: `${tls.certificate} or ${tls.key} cannot be read.`,
      cure: 'Correct the paths, or add the channel again.',
    });
  }
}
