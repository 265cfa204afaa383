import type { ChannelView } from '../domain/channel.ts';
import type { Hop, Redriven, StackPlan, StackProgress } from '../domain/channel-set-up.ts';

/** One line of an answer about channels. */
export type ChannelLine =
  | { readonly channels: readonly ChannelView[] }
  | { readonly template: string }
  | { readonly stackPlan: StackPlan }
  | { readonly stackProgress: StackProgress }
  | { readonly hop: Hop & { readonly channel: string } }
  | { readonly redriven: Redriven & { readonly channel: string } };
