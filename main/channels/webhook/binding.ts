import { isIP } from 'node:net';
import type { WebhookSettings } from '../../domain/channel-settings.ts';
import { ProblemError } from '../../domain/problem.ts';

function refused(message: string, cure: string): ProblemError {
  return new ProblemError({ code: 'configuration', message, cure });
}

/** `host` as it was set; absent it is 127.0.0.1. */
export function isLoopback(host = '127.0.0.1'): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Raises ProblemError `configuration` for a webhook that anybody could speak to, or that nobody could. */
export function checkBinding({ name, host, tls, isTunnelled, topics, auth }: WebhookSettings): void {
  if (topics.length === 0 && !auth) {
    throw refused(
      `The webhook ${name} would believe anybody.`,
      'Give it `--topic ARN`, `--api-key-file`, `--basic-file`, `--oauth-file` or `--relay-file`.',
    );
  }
  if (isLoopback(host) || tls || isTunnelled) return;
  throw refused(
    `The webhook ${name} would listen on ${host} without TLS.`,
    'Give it `--tls-cert` and `--tls-key`, or `--tunnel` when something of yours in front of it speaks TLS.',
  );
}
