import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openAws } from './aws/aws.ts';
import type { KeyturnEvent } from './domain/event.ts';
import type { Problem } from './domain/problem.ts';
import type { SecretRef, SecretVersion } from './domain/secret.ts';
import { Engine } from './engine/engine.ts';
import { Meter } from './engine/meter.ts';
import { machineClock } from './machine-clock.ts';
import type { ExitCode, Line, Send } from './session/lines.ts';
import { Projects } from './session/projects.ts';
import { type Request, requestSchema } from './session/requests.ts';
import { answer, configurationProblem, type Session } from './session/session.ts';
import { createSecretsManagerSource } from './sources/aws/secrets-manager.ts';
import { monthOf, readCallCounts, writeCallCounts } from './storage/call-counts.ts';
import { openHistory } from './storage/history-file.ts';
import { LazySettings } from './storage/lazy-settings.ts';
import { openLedger } from './storage/ledger-file.ts';
import { callOwner } from './storage/owner-client.ts';
import { becomeOwner } from './storage/owner-lock.ts';
import { serveOwner } from './storage/owner-socket.ts';
import { ensureConfigDirectory } from './storage/paths.ts';
import { openDrafts } from './storage/project-drafts.ts';
import { loadProject, PROJECT_FILE } from './storage/project-file.ts';
import { onFileChange } from './storage/project-watch.ts';
import type { SettingsStore } from './storage/settings-file.ts';
import type { Settings } from './storage/settings-schema.ts';
import { createTargets } from './targets/places.ts';

const READ_WITHIN_MS = 20_000;

/** A killed `watch` forgets a minute of counts at most. */
const SAVE_COUNTS_MS = 60_000;

export type CarryOut = {
  readonly configDirectory: string;
  readonly request: Request;
  readonly send: Send;
  /** Ends a `watch`; gives up anything else. */
  readonly signal: AbortSignal;
  /** Writer of the settings: `conf`, unless the tray hands in electron-store. */
  readonly loadStore?: (directory: string) => Promise<() => SettingsStore>;
};

async function loadConf(directory: string): Promise<() => SettingsStore> {
  const { loadConfStore } = await import('./storage/conf-store.ts');
  return loadConfStore(directory);
}

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
  const meter = new Meter();
  let month = monthOf(machineClock.now());
  let savedAt = 0;
  for (const { api, profile, count } of readCallCounts(directory, month)) meter.add(api, profile, count);
  const save = (): void => writeCallCounts(directory, { month, calls: meter.counts() });
  const count = (api: string, profile: string): void => {
    const now = machineClock.now();
    if (monthOf(now) !== month) meter.reset();
    month = monthOf(now);
    meter.add(api, profile);
    if (now - savedAt < SAVE_COUNTS_MS) return;
    savedAt = now;
    save();
  };
  return { meter, count, save };
}

type Opened = { readonly session: Session; readonly notices: readonly Problem[]; close(): Promise<void> };

/** Everything real, for the process that owns the folder. */
async function openSession(directory: string, loadStore: NonNullable<CarryOut['loadStore']>): Promise<Opened> {
  const settings = await LazySettings.open({ directory, loadStore, now: machineClock.now });
  const ledger = openLedger({ directory, now: machineClock.now });
  const history = openHistory({ directory });
  const { meter, count, save } = openMeter(directory);
  const aws = openAws({ environment: process.env, homeDirectory: homedir(), onCall: count });
  const source = createSecretsManagerSource(aws);
  const target = createTargets();
  const engine = new Engine({ source, target, ledger, history, clock: machineClock });
  const session: Session = {
    engine,
    projects: openProjects(settings),
    ledger,
    target,
    meter,
    settings,
    catalog: source,
    drafts: openDrafts(() => settings.read()),
    channels: { views: () => [], follow: () => undefined, onMarked: () => () => undefined },
    setUp: async () => (await import('./channels/set-up/set-up.ts')).createSetUp({ aws, clock: machineClock }),
    now: machineClock.now,
    onProjectChange: (project, changed) => onFileChange(join(project, PROJECT_FILE), changed),
    owner: process.pid,
  };
  return {
    session,
    notices: [settings.notice(), ledger.notice].filter((notice) => notice !== undefined),
    async close() {
      await engine.stop();
      source.close();
      save();
      await settings.written();
    },
  };
}

type Local = Required<Omit<CarryOut, 'configDirectory'>> & { readonly directory: string };

/** Answers here, and for clients through the socket while it lasts. */
async function answerAsOwner({ directory, request, send, signal, loadStore }: Local): Promise<ExitCode> {
  const { session, notices, close } = await openSession(directory, loadStore);
  for (const { message, cure } of notices) send({ hint: `${message}. ${cure}.` });
  const server = await serveOwner({
    directory,
    async answer(asked, reply, gone) {
      const parsed = requestSchema.safeParse({ command: asked.command, ...Object(asked.arguments) });
      if (!parsed.success)
        throw configurationProblem('This Keyturn does not know that request.', 'Quit it and start it again.');
      return answer({ session, request: parsed.data, send: reply, signal: gone });
    },
  });
  // A `watch` has let go of the engine by then; that it stopped is its last line.
  const tellStop = (event: KeyturnEvent): void => {
    if (request.command === 'watch' && event.kind === 'stopped') send({ event });
  };
  // What waits for AWS would wait on. A `watch` ends by itself, and has its last line to tell.
  const stop = (): void => void (request.command !== 'watch' && session.engine.stop());
  signal.addEventListener('abort', stop);
  try {
    return await answer({ session, request, send, signal });
  } finally {
    signal.removeEventListener('abort', stop);
    session.engine.onEvent(tellStop);
    await close();
    await server.close();
  }
}

/**
 * Carries out a request: asks the owner of the config folder, or becomes the owner for as long as it takes.
 * A client whose owner ends in mid-answer asks again. Raises ProblemError for what went wrong before any work.
 */
export async function carryOut(asked: CarryOut): Promise<ExitCode> {
  const { configDirectory: directory, request, send, signal, loadStore = loadConf } = asked;
  ensureConfigDirectory(directory);
  const { command, ...rest } = request;
  const wire = { command, arguments: rest };
  let wasLost = false;
  for (;;) {
    const called = await callOwner({ directory, request: wire, onLine: (line) => send(line as Line), signal });
    if (called.kind === 'answered') return called.exitCode as ExitCode;
    if (signal.aborted) return 0;
    wasLost ||= called.kind === 'lost';
    if (called.kind === 'lost') await delay(50);
    const ownership = await becomeOwner(directory);
    if (ownership.kind === 'taken') continue;
    if (wasLost && command === 'watch') send({ hint: 'The Keyturn that ran has ended; this one goes on.' });
    try {
      return await answerAsOwner({ directory, request, send, signal, loadStore });
    } finally {
      ownership.release();
    }
  }
}

/** One secret with its values, for what the system shows or copies; fetched by this process and for it alone. Raises ProblemError. */
export async function readSecret(ref: SecretRef): Promise<SecretVersion> {
  const aws = openAws({ environment: process.env, homeDirectory: homedir(), onCall: () => undefined });
  const source = createSecretsManagerSource(aws);
  try {
    return await source.fetch(ref, AbortSignal.timeout(READ_WITHIN_MS));
  } finally {
    source.close();
  }
}
