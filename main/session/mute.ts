import type { ExitCode } from './lines.ts';
import type { Asked } from './session.ts';

/** No notifications about one watch; everything else goes on. */
export async function mute({ session, request }: Asked<'mute'>): Promise<ExitCode> {
  const { key, isMuted } = request;
  await session.settings.update((settings) => {
    const others = (settings.preferences.muted ?? []).filter((one) => one !== key);
    return { ...settings, preferences: { ...settings.preferences, muted: isMuted ? [...others, key] : others } };
  });
  return 0;
}
