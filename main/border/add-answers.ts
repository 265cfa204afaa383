import { isAbsolute, resolve } from 'node:path';
import type { Preview, WatchDetail, WatchDraft } from '../../preload/views.ts';
import { profileNames } from '../aws/profiles.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Line } from '../session/lines.ts';
import type { PreviewDocument } from '../session/preview.ts';
import type { Request } from '../session/requests.ts';
import type { WatchDraft as Proposed } from '../session/watch-draft.ts';
import { type AnswerPorts, askOwner, told } from './asking.ts';
import type { Handlers } from './handlers.ts';
import { ownerKeeper } from './keep-owner.ts';
import { REGIONS } from './regions.ts';

type Answers = Pick<Handlers, 'getPlaces' | 'listSecrets' | 'getFields' | 'preview' | 'addWatch' | 'scan'> & {
  /** What AWS does not tell keeps nothing else away. */
  readonly getVersions: (of: Ref) => Promise<WatchDetail['versions']>;
};

type Ref = { readonly secret: string; readonly profile?: string; readonly region?: string };

/** A relative folder would mean another one in each process. */
function folderOf(folder: string, homeDirectory: string): string {
  const path = folder.replace(/^~(?=$|[\\/])/, () => homeDirectory);
  if (isAbsolute(path)) return resolve(path);
  throw new ProblemError({
    code: 'configuration',
    message: `${folder} is not a whole path.`,
    cure: 'Give the whole path, from / or a drive on.',
  });
}

function shownLines({ lines }: PreviewDocument): Preview['lines'] {
  return lines.map((line) => {
    if (line.kind === 'others') return line;
    const { name: _, ...shown } = line;
    return shown;
  });
}

type Drafted = Extract<Request, { command: 'preview' }>['draft'];

function draftOf(draft: WatchDraft, homeDirectory: string): Drafted {
  const { variables, readers, project } = draft;
  return {
    ...draft,
    project: folderOf(project, homeDirectory),
    variables: { ...variables },
    readers: [...readers],
  };
}

async function versionsAnswer(ports: AnswerPorts, { secret, profile, region }: Ref): Promise<WatchDetail['versions']> {
  const place = { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
  try {
    const lines = await askOwner(ports, { command: 'versions', secret, ...place });
    return { ok: true, value: told(lines, (line) => ('versions' in line ? line.versions : undefined)) };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** A project that runs learns it from its file; any other one runs from now on. */
async function addWatchTo(ports: AnswerPorts, draft: Drafted): Promise<void> {
  await askOwner(ports, { command: 'add-watch', draft });
  const directory = draft.project;
  await askOwner(ports, { command: 'settings', change: { kind: 'add project', directory } });
  const isRunning = ports.session.projects().some((one) => one.directory === directory && one.problems.length === 0);
  if (!isRunning) ports.session.addProject(directory, { accept: false });
  await ports.session.look();
}

/** What the wizard and the scan ask. Profiles are read here, all else is the owner's to ask AWS. */
export function addAnswers(ports: AnswerPorts): Answers {
  const { surroundings } = ports;
  const { homeDirectory } = surroundings;
  const keepOwner = ownerKeeper(ports);
  const ask = async <Found>(request: Request, find: (line: Line) => Found | undefined): Promise<Found> => {
    await keepOwner();
    return told(await askOwner(ports, request), find);
  };
  return {
    getPlaces: async () => ({ profiles: await profileNames(surroundings), regions: REGIONS }),
    listSecrets: (asked) =>
      ask({ command: 'secrets', ...asked }, (line) => ('secrets' in line ? line.secrets : undefined)),
    getFields: (asked) => ask({ command: 'fields', ...asked }, (line) => ('fields' in line ? line.fields : undefined)),
    async preview(asked) {
      const request = { command: 'preview', draft: draftOf(asked, homeDirectory) } as const;
      const found = await ask(request, (line) => ('preview' in line ? line.preview : undefined));
      return { ...found, lines: shownLines(found) };
    },
    addWatch: async (asked) => addWatchTo(ports, draftOf(asked, homeDirectory)).then(() => undefined),
    async scan({ folder, ...place }) {
      const request = { command: 'scan', ...place, folder: folderOf(folder, homeDirectory) } as const;
      const proposals = await ask(request, (line) => ('proposals' in line ? line.proposals : undefined));
      return proposals.map(({ draft, why }) => ({ draft: plainDraft(draft), why }));
    },
    getVersions: (of) => versionsAnswer(ports, of),
  };
}

function plainDraft({ profile, region, label, ...draft }: Proposed): WatchDraft {
  return {
    ...draft,
    ...(profile !== undefined && { profile }),
    ...(region !== undefined && { region }),
    ...(label !== undefined && { label }),
  };
}
