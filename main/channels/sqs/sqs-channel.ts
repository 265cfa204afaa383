import type { Aws } from '../../aws/aws.ts';
import type { Channel, Clock } from '../../engine/ports.ts';

export type SqsSettings = { readonly name: string; readonly region: string; readonly profile?: string };

export type SqsChannelOptions = { readonly settings: SqsSettings; readonly aws: Aws; readonly clock: Clock };

/** Says nothing yet. */
export function createSqsChannel({ settings: { name, region, profile } }: SqsChannelOptions): Channel {
  const covers = { region, ...(profile !== undefined && { profile }) };
  return { name, covers, run: () => Promise.resolve() };
}
