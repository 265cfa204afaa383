import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Aws, openAws } from './aws/aws.ts';
import type { ChannelSettings } from './domain/channel-settings.ts';
import type { Call } from './domain/cost.ts';
import type { Problem } from './domain/problem.ts';
import { unreachable } from './domain/unreachable.ts';
import { Engine } from './engine/engine.ts';
import { Meter } from './engine/meter.ts';
import type { Channel } from './engine/ports.ts';
import { machineClock } from './machine-clock.ts';
import type { ChannelSetUp } from './session/channel-set-up.ts';
import { Projects } from './session/projects.ts';
import { RunningChannels } from './session/running-channels.ts';
import type { Session } from './session/session.ts';
import { createSecretsManagerSource } from './sources/aws/secrets-manager.ts';
import { readCallCounts, writeCallCounts } from './storage/call-counts.ts';
import { openHistory } from './storage/history-file.ts';
import { LazySettings } from './storage/lazy-settings.ts';
import { openLedger } from './storage/ledger-file.ts';
import { openDrafts } from './storage/project-drafts.ts';
import { loadProject, PROJECT_FILE } from './storage/project-file.ts';
import { onFileChange } from './storage/project-watch.ts';
import type { SettingsStore } from './storage/settings-file.ts';
import type { Settings } from './storage/settings-schema.ts';
import { createTargets } from './targets/places.ts';

/** A killed `watch` forgets a minute of counts at most. */
const SAVE_COUNTS_MS = 60_000;

/** Loads the writer of the settings and answers how to open its store. */
export type LoadStore = (directory: string) => Promise<() => SettingsStore>;

function openProjects(settings: LazySettings): Projects {
  const trusted = new Map<string, string>();
  return new Projects({
    load: (directory) => loadProject({ directory, ...settings.read() }),
    trusted: (directory) => trusted.get(directory) ?? settings.read().trusted[directory],
    trust(directory, fingerprint) {
      trusted.set(directory, fingerprint);
      const add = (now: Settings): Settings => ({ ...now, trusted: { ...now.trusted, [directory]: fingerprint } });
      // What fails here fails again, and is told, when `close` waits for it.
      settings.update(add).catch(() => undefined);
    },
  });
}

/** Counts go on from one run to the next, and start anew with the month. */
function openMeter(directory: string) {
  const meter = new Meter(readCallCounts(directory));
  let savedAt = 0;
  const save = (): void => writeCallCounts(directory, meter.kept(machineClock.now()));
  const count = (call: Call): void => {
    const now = machineClock.now();
    meter.add(call, now);
    if (now - savedAt < SAVE_COUNTS_MS) return;
    savedAt = now;
    save();
  };
  return { meter, count, save };
}

/** What a kind of channel is made of loads with the first of its kind: most machines have none. */
async function openChannel(settings: ChannelSettings, aws: Aws): Promise<Channel> {
  switch (settings.kind) {
    case 'sqs': {
      const { createSqsChannel } = await import('./channels/sqs/sqs-channel.ts');
      return createSqsChannel({ settings, aws, clock: machineClock });
    }
    case 'webhook': {
      const { createWebhookChannel } = await import('./channels/webhook/webhook-channel.ts');
      return createWebhookChannel({ settings, clock: machineClock });
    }
    default:
      return unreachable(settings);
  }
}

/** `close` ends the write that is under way, and makes durable what is to stay. */
export type Opened = { readonly session: Session; readonly notices: readonly Problem[]; close(): Promise<void> };

type ChannelParts = { readonly engine: Engine; readonly settings: LazySettings; readonly aws: Aws };

function openChannels({ engine, settings, aws }: ChannelParts): RunningChannels {
  return new RunningChannels({
    engine,
    open: (wanted) => openChannel(wanted, aws),
    configured: () => settings.read().channels ?? [],
    now: machineClock.now,
  });
}

/** The clients of five services are in it. */
async function openSetUp(aws: Aws): Promise<ChannelSetUp> {
  const { createSetUp } = await import('./channels/set-up/set-up.ts');
  return createSetUp({ aws, clock: machineClock });
}

export type SessionOptions = {
  readonly loadStore: LoadStore;
  /** Between two sweeps of what events tell of; absent: 15 minutes. */
  readonly sweepMs?: number | undefined;
};

/** Everything real, for the process that owns the folder. */
export async function openSession(directory: string, { loadStore, sweepMs }: SessionOptions): Promise<Opened> {
  const settings = await LazySettings.open({ directory, loadStore, now: machineClock.now });
  const ledger = openLedger({ directory, now: machineClock.now });
  const history = openHistory({ directory });
  const { meter, count, save } = openMeter(directory);
  const aws = openAws({ environment: process.env, homeDirectory: homedir(), onCall: count });
  const [source, target] = [createSecretsManagerSource(aws), createTargets()];
  const engine = new Engine({ source, target, ledger, history, clock: machineClock, sweepMs });
  const session: Session = {
    engine,
    channels: openChannels({ engine, settings, aws }),
    projects: openProjects(settings),
    ledger,
    target,
    meter,
    settings,
    catalog: source,
    drafts: openDrafts(() => settings.read()),
    setUp: () => openSetUp(aws),
    now: machineClock.now,
    onProjectChange: (project, changed) => onFileChange(join(project, PROJECT_FILE), changed),
    owner: process.pid,
  };
  return {
    session,
    notices: [settings.notice(), ledger.notice].filter((notice) => notice !== undefined),
    async close() {
      await session.channels.stop();
      await engine.stop();
      source.close();
      save();
      await settings.written();
    },
  };
}
