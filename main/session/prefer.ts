import type { ExitCode } from './lines.ts';
import type { Asked } from './session.ts';

/** Replaces what a person prefers; pauses and muted watches stay. */
export async function prefer({ session, request }: Asked<'prefer'>): Promise<ExitCode> {
  const { command: _, ...preferences } = request;
  await session.settings.update((settings) => {
    const { quietHours: __, ...others } = settings.preferences;
    return { ...settings, preferences: { ...others, ...preferences } };
  });
  return 0;
}
