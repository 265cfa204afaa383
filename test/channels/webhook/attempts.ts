import type { WebhookSettings } from '../../../main/domain/channel-settings.ts';
import { authOf, runWebhook, type Webhook, type WebhookWish } from './a-webhook.ts';
import { FILES, type Forged } from './forged/credentials.ts';
import { ODD_REQUESTS } from './forged/requests.ts';
import { statusesFor } from './raw.ts';

type Kind = keyof typeof FILES;
export type Attempt = {
  readonly settings: () => Partial<WebhookSettings>;
  readonly isIn: (hook: Webhook) => Promise<boolean>;
};

export const settingsFor = (kind: Kind) => () => ({ auth: authOf(kind, FILES[kind]) });

export function isYes(status: number): boolean {
  return status >= 200 && status < 300;
}

/** One of these forgeries is taken. */
export function forged(kind: Kind, forgeries: readonly Forged[], name = /./): Attempt {
  const chosen = forgeries.filter(([given]) => name.test(given));
  const isIn = async (hook: Webhook): Promise<boolean> => {
    for (const [, make] of chosen) {
      const reply = await hook.post(make(hook.clock.now())).catch(() => ({ status: 0 }));
      if (isYes(reply.status) || hook.effects.length > 0) return true;
    }
    return false;
  };
  return { settings: settingsFor(kind), isIn };
}

/** One of the requests of an odd shape is taken. */
export function odd(name: RegExp, more: Partial<WebhookSettings> = {}): Attempt {
  const chosen = ODD_REQUESTS.filter(([given]) => name.test(given));
  const isIn = async (hook: Webhook): Promise<boolean> => {
    for (const [, bytes] of chosen) {
      const statuses = await statusesFor(hook.url(), Buffer.from(bytes, 'latin1'));
      if (statuses.some(isYes) || hook.effects.length > 0) return true;
    }
    return false;
  };
  return { settings: () => ({ ...settingsFor('api key')(), ...more }), isIn };
}

export async function isIn({ settings, isIn: attempt }: Attempt, create?: WebhookWish['create']): Promise<boolean> {
  const hook = await runWebhook({ settings: settings(), ...(create && { create }) });
  return attempt(hook).finally(hook.stop);
}
