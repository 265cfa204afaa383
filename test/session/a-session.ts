import { Meter } from '../../main/engine/meter.ts';
import type { Line } from '../../main/session/lines.ts';
import { Projects } from '../../main/session/projects.ts';
import type { Request } from '../../main/session/requests.ts';
import { RunningChannels } from '../../main/session/running-channels.ts';
import { answer, type Session } from '../../main/session/session.ts';
import type { ProjectReading } from '../../main/storage/project-file.ts';
import { EMPTY_SETTINGS, type Settings } from '../../main/storage/settings-schema.ts';
import { anEngine, aWatch } from '../engine/setup.ts';

const NOT_HERE = { draft: undefined, write: undefined, facts: undefined, envFiles: undefined } as never;

/** What settings and the ledger's folder keep from one run to the next. */
export function aMachine(settings: Settings = EMPTY_SETTINGS) {
  return { settings };
}

/** An owner on fakes; two of one machine are two runs. */
export function aSession(machine: { settings: Settings } = aMachine(), shared: Parameters<typeof anEngine>[1] = {}) {
  const world = anEngine([], shared);
  const found = { readers: [], evidence: [], later: [] };
  const file: { now: ProjectReading } = {
    now: { kind: 'loaded', watches: [aWatch()], fingerprint: 'one', hints: [], found },
  };
  const trusted = new Map<string, string>();
  const projects = new Projects({
    load: () => file.now,
    trusted: (directory) => trusted.get(directory),
    trust: (directory, fingerprint) => void trusted.set(directory, fingerprint),
  });
  const session: Session = {
    engine: world.engine,
    channels: new RunningChannels({
      engine: world.engine,
      open: () => Promise.reject(new Error('No channel was expected.')),
      configured: () => machine.settings.channels ?? [],
      now: () => world.clock.now(),
    }),
    projects,
    ledger: undefined as never,
    target: world.target,
    meter: new Meter(),
    settings: {
      read: () => machine.settings,
      async update(change) {
        machine.settings = change(machine.settings);
      },
    },
    catalog: world.source as never,
    drafts: NOT_HERE,
    setUp: () => Promise.reject(new Error('no AWS here')),
    now: () => world.clock.now(),
    onProjectChange: () => () => undefined,
    owner: 1,
  };
  const ask = async (request: Request, signal = new AbortController().signal) => {
    const lines: Line[] = [];
    const code = await answer({ session, request, send: (line) => lines.push(line), signal });
    return { code, lines };
  };
  return { ...world, session, projects, trusted, file, machine, ask };
}
