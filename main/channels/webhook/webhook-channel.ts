import type { Channel, Clock } from '../../engine/ports.ts';

export type WebhookSettings = { readonly name: string; readonly region: string; readonly profile?: string };

export type WebhookChannelOptions = { readonly settings: WebhookSettings; readonly clock: Clock };

/** Says nothing yet. */
export function createWebhookChannel({ settings: { name, region, profile } }: WebhookChannelOptions): Channel {
  const covers = { region, ...(profile !== undefined && { profile }) };
  return { name, covers, run: () => Promise.resolve() };
}
