import type { Settings } from '../storage/settings-schema.ts';
import type { ExitCode } from './lines.ts';
import type { Asked } from './session.ts';

type Pauses = NonNullable<Settings['preferences']['pauses']>;

/** Those that are still going on, and the change. */
function withPauses(change: (pauses: Pauses) => Pauses, now: number): (settings: Settings) => Settings {
  return (settings) => {
    const isOn = ([, { until }]: [string, Pauses[string]]): boolean => until === undefined || until > now;
    const before = Object.fromEntries(Object.entries(settings.preferences.pauses ?? {}).filter(isOn));
    return { ...settings, preferences: { ...settings.preferences, pauses: change(before) } };
  };
}

/** No checks by the clock, of everything or of one watch; a restart keeps it. */
export async function pause({ session, request }: Asked<'pause'>): Promise<ExitCode> {
  const { key = '*', until } = request;
  const one = { ...(until !== undefined && { until }) };
  await session.settings.update(withPauses((pauses) => ({ ...pauses, [key]: one }), session.now()));
  session.engine.pause(key, one);
  return 0;
}

export async function resume({ session, request }: Asked<'resume'>): Promise<ExitCode> {
  const { key = '*' } = request;
  await session.settings.update(withPauses(({ [key]: _, ...others }) => others, session.now()));
  session.engine.resume(key);
  return 0;
}

/** As the last run left it; before anything is checked. */
export function restorePauses({ engine, settings, now }: Pick<Asked['session'], 'engine' | 'settings' | 'now'>): void {
  for (const [key, one] of Object.entries(settings.read().preferences.pauses ?? {})) {
    if (one.until === undefined || one.until > now()) engine.pause(key, one);
  }
}
