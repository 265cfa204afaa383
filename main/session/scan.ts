import type { ListedSecret, SecretsPlace } from '../domain/catalog.ts';
import { ProblemError } from '../domain/problem.ts';
import { type Match, matchesOf, nearness, type ScannedFile, type SecretFields } from '../domain/scan-match.ts';
import { placeOf, refOf } from './catalog.ts';
import { fieldNamesOf } from './fields.ts';
import type { ExitCode } from './lines.ts';
import type { Asked, Session } from './session.ts';
import type { WatchDraft } from './watch-draft.ts';

export type ScanProposal = { readonly draft: WatchDraft; readonly why: string };

const MOST_PAGES = 6;
/** Each is a call that reads a value for its names. */
const MOST_SECRETS = 24;

async function listAll({ catalog }: Session, place: SecretsPlace, signal: AbortSignal): Promise<ListedSecret[]> {
  const secrets: ListedSecret[] = [];
  let next: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await catalog.list({ ...place, search: '', ...(next !== undefined && { next }) }, signal);
    secrets.push(...found.secrets);
    next = found.next;
    if (next === undefined) break;
  }
  return secrets;
}

/** By how much of their names they share with the folder, its files and their variables. */
function nearest(secrets: readonly ListedSecret[], files: readonly ScannedFile[]): string[] {
  const scored = secrets.map(({ name }) => ({
    name,
    score: Math.max(0, ...files.map((file) => nearness(name, file))),
  }));
  const near = scored.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score);
  return near.slice(0, MOST_SECRETS).map(({ name }) => name);
}

/** Secrets that cannot be read are not proposed. */
async function fieldsOfSecret(asked: Asked<'scan'>, secret: string): Promise<SecretFields[]> {
  try {
    const { content } = await asked.session.catalog.fetch(refOf({ ...placeOf(asked.request), secret }), asked.signal);
    return [{ secret, fields: fieldNamesOf(content).fields }];
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}

/** What `keyturn.yaml` names already needs no proposal. */
function isNew({ projects }: Session, folder: string): (match: Match) => boolean {
  const reading = projects.read(folder);
  const watches = reading.kind === 'loaded' ? reading.watches : [];
  const pathOf = (path: string): string => path.replaceAll('\\', '/').replace(/\/$/, '');
  return ({ secret, file }) =>
    !watches.some(
      ({ ref, targets }) =>
        ref.secret === secret &&
        targets.some((target) => target.kind === 'env' && pathOf(target.file) === `${pathOf(folder)}/${file}`),
    );
}

/** Proposes which secrets could feed the env files of a folder, by names. Writes nothing. */
export async function scan(asked: Asked<'scan'>): Promise<ExitCode> {
  const { session, request, send, signal } = asked;
  const folder = request.folder.split(/[\\/]/).findLast((name) => name !== '') ?? '';
  const files = session.drafts.envFiles(request.folder).map((file) => ({ ...file, folder }));
  if (files.length === 0) {
    send({ proposals: [] });
    return 0;
  }
  const place = placeOf(request);
  const near = nearest(await listAll(session, place, signal), files);
  const secrets = (await Promise.all(near.map((secret) => fieldsOfSecret(asked, secret)))).flat();
  const proposals = matchesOf(files, secrets)
    .filter(isNew(session, request.folder))
    .map(({ file, secret, variables, why }) => ({
      draft: { project: request.folder, ...place, secret, file, variables, readers: [] },
      why,
    }));
  send({ proposals });
  return 0;
}
