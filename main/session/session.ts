import type { KeyturnEvent } from '../domain/event.ts';
import { ProblemError } from '../domain/problem.ts';
import { refKey, refOf } from '../domain/secret.ts';
import type { Engine } from '../engine/engine.ts';
import type { Meter } from '../engine/meter.ts';
import type { Ledger, Target } from '../engine/ports.ts';
import type { Settings } from '../storage/settings-schema.ts';
import { addWatch } from './add-watch.ts';
import type { Catalog, Drafts } from './catalog.ts';
import type { ChannelSetUp } from './channel-set-up.ts';
import { channels } from './channels.ts';
import { choose } from './choose.ts';
import { clean } from './clean.ts';
import { code } from './code.ts';
import { compare } from './compare.ts';
import { diff } from './diff.ts';
import { fields } from './fields.ts';
import type { ExitCode, Send } from './lines.ts';
import { once } from './once.ts';
import { pause, resume } from './pause.ts';
import { preview } from './preview.ts';
import { profile } from './profile.ts';
import type { Projects, Yes } from './projects.ts';
import { removeTarget } from './remove-target.ts';
import type { Request } from './requests.ts';
import type { RunningChannels } from './running-channels.ts';
import { scan } from './scan.ts';
import { secrets } from './secrets.ts';
import { settings } from './settings.ts';
import { status } from './status.ts';
import { trust } from './trust.ts';
import { versions } from './versions.ts';
import { watch } from './watch.ts';

/** What is set on this machine. */
export type SettingsPort = {
  read(): Settings;
  /** Durable when it resolves. Raises ProblemError. */
  update(change: (settings: Settings) => Settings): Promise<void>;
};

/** What one owner of a config folder runs on. */
export type Session = {
  readonly engine: Engine;
  readonly channels: RunningChannels;
  readonly projects: Projects;
  readonly ledger: Ledger;
  readonly target: Target;
  readonly meter: Meter;
  readonly settings: SettingsPort;
  readonly catalog: Catalog;
  readonly drafts: Drafts;
  /** Loads on demand: the clients of five services are in it. */
  readonly setUp: () => Promise<ChannelSetUp>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls back when the `keyturn.yaml` of a folder changed; returns its own removal. */
  readonly onProjectChange: (directory: string, changed: () => void) => () => void;
  /** Process id of the owner. */
  readonly owner: number;
};

/** One request, with where its lines go. */
export type Asked<Command extends Request['command'] = Request['command']> = {
  readonly session: Session;
  readonly request: Extract<Request, { command: Command }>;
  readonly send: Send;
  /** Aborts when the asker goes away. */
  readonly signal: AbortSignal;
};

const ANSWERS: { readonly [Command in Request['command']]: (asked: Asked<Command>) => Promise<ExitCode> } = {
  once,
  watch,
  diff,
  status,
  clean,
  pause,
  resume,
  choose,
  compare,
  settings,
  trust,
  secrets,
  fields,
  versions,
  preview,
  'add-watch': addWatch,
  'remove-target': removeTarget,
  scan,
  code,
  profile,
  channels,
};

/** Answers one request, from this process or from a client. Raises ProblemError for what went wrong before any work. */
export async function answer(asked: Asked): Promise<ExitCode> {
  return ANSWERS[asked.request.command](asked as never);
}

type WithProjects = {
  readonly projects: string[];
  readonly secrets?: string[] | undefined;
  readonly accept?: boolean;
  readonly command: Request['command'];
};

function yesOf({ accept, command }: WithProjects): Yes {
  if (accept) return 'given';
  return command === 'once' || command === 'watch' ? 'needed' : 'not needed';
}

/** Holds the projects while `work` runs; wrong configuration is told line by line and is exit 2. */
export async function withProjects(
  { session, request, send }: Pick<Asked, 'session' | 'send'> & { readonly request: WithProjects },
  work: (keys: ReadonlySet<string>) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { projects, engine } = session;
  const opened = projects.open(request.projects, { yes: yesOf(request) });
  if (opened.kind === 'invalid') {
    for (const problem of opened.problems) send({ problem });
    return 2;
  }
  for (const hint of opened.hints) send({ hint });
  engine.load(projects.watches());
  try {
    return await work(projects.keys(request.projects, request.secrets));
  } finally {
    projects.close(request.projects);
    engine.load(projects.watches());
  }
}

/** Does an event belong to one of these secrets? Events without a secret concern everybody. */
export function isAbout(event: KeyturnEvent, keys: ReadonlySet<string>): boolean {
  const { secret, label, profile, region } = event;
  if (secret === undefined) return true;
  if (label === undefined) return [...keys].map(refOf).some((ref) => ref.secret === secret && ref.profile === profile);
  const base = { secret, label, ...(profile !== undefined && { profile }) };
  return keys.has(refKey(base)) || (region !== undefined && keys.has(refKey({ ...base, region })));
}

/** To be raised: wrong usage or configuration, exit 2. Both texts are whole sentences. */
export function configurationProblem(message: string, cure: string): ProblemError {
  return new ProblemError({ code: 'configuration', message, cure });
}
