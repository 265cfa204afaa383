import type { Preferences, SettingsView } from '../../preload/views.ts';
import { ProblemError } from '../domain/problem.ts';
import type { SettingsDocument } from '../session/lines.ts';
import type { Request } from '../session/requests.ts';
import { type AnswerPorts, askOwner, onlyInTray } from './asking.ts';
import type { SystemPort } from './border.ts';
import type { Handlers } from './handlers.ts';

export type Kept = {
  /** As the owner told last. */
  now(): SettingsDocument;
  change(change?: Extract<Request, { command: 'settings' }>['change']): Promise<SettingsDocument>;
};

const NOTHING: SettingsDocument = { projects: [], profiles: {}, allowOutside: [], preferences: {} };

/** What is set on this machine, as far as this process was told. */
export function keepSettings(ports: AnswerPorts, changed: () => void): Kept {
  let settings = NOTHING;
  return {
    now: () => settings,
    async change(change) {
      const lines = await askOwner(ports, { command: 'settings', ...(change && { change }) });
      settings = lines.findLast((line) => 'settings' in line)?.settings ?? settings;
      changed();
      return settings;
    },
  };
}

export function preferencesOf({ preferences }: SettingsDocument): Preferences {
  const { startsAtLogin, notifies, quietHours, usesSingleKeys, looksForUpdates } = preferences;
  return {
    startsAtLogin: startsAtLogin ?? false,
    notifies: notifies ?? true,
    ...(quietHours && { quietHours }),
    usesSingleKeys: usesSingleKeys ?? true,
    looksForUpdates: looksForUpdates ?? false,
  };
}

/** What is done somewhere else than in the settings. */
const OF_THE_SYSTEM = ['startsAtLogin', 'looksForUpdates'] as const;

type Answers = Pick<
  Handlers,
  'getSettings' | 'setPreferences' | 'setProfile' | 'mute' | 'addProject' | 'removeProject' | 'getTrust' | 'trust'
>;

function wanted<Found>(found: Found | undefined): Found {
  if (found !== undefined) return found;
  const problem = { code: 'unknown', message: 'Keyturn did not answer that.', cure: 'Try it again.' } as const;
  throw new ProblemError(problem);
}

async function tellSystem(system: SystemPort | undefined, before: Preferences, now: Preferences): Promise<void> {
  for (const name of OF_THE_SYSTEM) {
    if (now[name] === before[name]) continue;
    if (!system) throw onlyInTray();
    await system[name](now[name]);
  }
}

export function settingsAnswers(ports: AnswerPorts, kept: Kept): Answers {
  const { session, version, configDirectory: folder, system } = ports;
  const view = (settings: SettingsDocument): SettingsView => {
    const { profiles } = settings;
    return { version, folder, preferences: preferencesOf(settings), profiles };
  };
  const askTrust = async (request: { readonly project: string; readonly fingerprint?: string }) => {
    const lines = await askOwner(ports, { command: 'trust', ...request });
    return wanted(lines.findLast((line) => 'trust' in line)?.trust);
  };
  return {
    getSettings: async () => view(await kept.change()),
    async setPreferences(preferences) {
      await tellSystem(system, preferencesOf(kept.now()), preferences);
      return view(await kept.change({ kind: 'preferences', preferences }));
    },
    async setProfile({ name, local }) {
      await askOwner(ports, { command: 'profile', name, ...(local !== undefined && { local }) });
      return view(await kept.change());
    },
    mute: async (asked) => void (await kept.change({ kind: 'mute', ...asked })),
    async addProject({ directory }) {
      await askTrust({ project: directory });
      await kept.change({ kind: 'add project', directory });
      session.addProject(directory, { accept: false });
    },
    async removeProject({ directory }) {
      await kept.change({ kind: 'remove project', directory });
      await session.removeProject(directory);
    },
    getTrust: ({ directory }) => askTrust({ project: directory }),
    async trust({ directory, fingerprint }) {
      await askTrust({ project: directory, fingerprint });
      session.addProject(directory, { accept: false });
    },
  };
}
