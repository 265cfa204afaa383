import { unreachable } from '../domain/unreachable.ts';
import type { Settings } from '../storage/settings-schema.ts';
import type { ExitCode } from './lines.ts';
import type { Request } from './requests.ts';
import type { Asked } from './session.ts';

type Change = NonNullable<Extract<Request, { command: 'settings' }>['change']>;

function without(names: readonly string[], name: string): string[] {
  return names.filter((one) => one !== name);
}

function changed(now: Settings, change: Change): Settings {
  switch (change.kind) {
    case 'preferences': {
      const { quietHours: _, ...others } = now.preferences;
      return { ...now, preferences: { ...others, ...change.preferences } };
    }
    case 'mute': {
      const muted = without(now.preferences.muted ?? [], change.key);
      return { ...now, preferences: { ...now.preferences, muted: change.isMuted ? [...muted, change.key] : muted } };
    }
    case 'add project':
      return { ...now, projects: [...without(now.projects, change.directory), change.directory] };
    case 'remove project':
      return { ...now, projects: without(now.projects, change.directory) };
    default:
      return unreachable(change);
  }
}

/** Changes what is set on this machine, durably, and says what is set then. */
export async function settings({ session, request, send }: Asked<'settings'>): Promise<ExitCode> {
  const { change } = request;
  if (change) await session.settings.update((now) => changed(now, change));
  const { projects, profiles, allowOutside, preferences } = session.settings.read();
  send({ settings: { projects, profiles, allowOutside, preferences } });
  return 0;
}
