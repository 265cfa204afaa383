import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import type { Coverage } from '../../domain/channel.ts';
import type { WebhookSettings } from '../../domain/channel-settings.ts';
import { type Problem, ProblemError } from '../../domain/problem.ts';
import { readEvent } from '../../domain/read-event.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { Channel, Hearing } from '../../engine/ports.ts';
import { pause } from '../waiting.ts';
import { checkBinding, isLoopback } from './binding.ts';
import { createListener } from './listener.ts';
import { doorsOf, tlsOf, type WebhookParts } from './open-doors.ts';

export type WebhookChannel = Channel & {
  /** `http://127.0.0.1:PORT` while it listens. */
  address(): string | undefined;
};

const TRY_AGAIN_MS = 30_000;

async function accept(body: string, hearing: Hearing): Promise<void> {
  const reading = readEvent(body);
  switch (reading.kind) {
    case 'hint':
      // What fails is tried again by the engine itself: a webhook has no queue to leave it in.
      await hearing.hint([reading.hint], 'webhook');
      return;
    case 'notice':
      return hearing.notice(reading.notice, 'webhook');
    case 'marked':
      return hearing.marked(reading.id);
    case 'unknown':
      return hearing.unknown(reading.what);
    default:
      return unreachable(reading);
  }
}

function problemOf(error: unknown, { host = '127.0.0.1', port = 0 }: WebhookSettings): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    code: 'port-taken',
    message: `Nothing can listen on ${host}:${port}: the port is taken, or this address is not of this machine.`,
    cure: 'Stop what listens there, or add the webhook with another `--port`.',
  };
}

function coverageOf({ profile, region, prefixes, labels }: WebhookSettings): Coverage {
  return { region, ...(profile && { profile }), ...(prefixes && { prefixes }), ...(labels && { labels }) };
}

type Listening = { readonly hearing: Hearing; readonly signal: AbortSignal; readonly at: (address?: string) => void };

/** Until the signal aborts. Raises ProblemError, and what the system says about the port. */
async function listen(parts: WebhookParts, { hearing, signal, at }: Listening): Promise<void> {
  const { settings, clock } = parts;
  const isLoopbackOnly = isLoopback(settings.host) && !settings.isTunnelled;
  const doors = doorsOf(parts, hearing, signal);
  const common = { doors, isLoopbackOnly, now: () => clock.now(), accept: (body: string) => accept(body, hearing) };
  const server = createListener({ ...common, ...tlsOf(settings) });
  const host = settings.host ?? '127.0.0.1';
  server.listen(settings.port ?? 0, host);
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  at(`${settings.tls ? 'https' : 'http'}://${isIPv6(host) ? `[${host}]` : host}:${port}`);
  hearing.state({ kind: 'up', since: clock.now() });
  hearing.sweep();
  if (!signal.aborted) await once(signal, 'abort');
  server.close();
  server.closeAllConnections();
  at(undefined);
}

/**
 * Listens for SNS (`/sns`), EventBridge API destinations (`/events`, `/oauth/token`) and our relay (`/relay`). Raises ProblemError
 * `configuration` for an address that is open to others without TLS, a tunnel or proof of the sender.
 */
export function createWebhookChannel(parts: WebhookParts): WebhookChannel {
  const { settings, clock } = parts;
  checkBinding(settings);
  let address: string | undefined;
  const at = (now?: string): void => {
    address = now;
  };
  return {
    name: settings.name,
    covers: coverageOf(settings),
    address: () => address,
    async run(hearing, signal) {
      while (!signal.aborted) {
        try {
          await listen(parts, { hearing, signal, at });
        } catch (error) {
          hearing.state({ kind: 'down', since: clock.now(), problem: problemOf(error, settings) });
          if (!signal.aborted) await pause(clock, TRY_AGAIN_MS, signal);
        }
      }
    },
  };
}
