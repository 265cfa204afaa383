import type { ChannelSettings } from '../../../storage/settings-schema.ts';
import type { Testing } from '../hops/queue-hops.ts';

/** Posts a marked message as the sender of this webhook would. Raises ProblemError. */
export async function postMarked(
  _channel: Extract<ChannelSettings, { kind: 'webhook' }>,
  _testing: Testing,
): Promise<void> {
  await Promise.resolve();
}
