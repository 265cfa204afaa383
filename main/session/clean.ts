import { feedsOf } from '../domain/feed.ts';
import type { Observed } from '../domain/observed.ts';
import type { TargetRecord } from '../domain/record.ts';
import { type Place, placeKey, placeName } from '../domain/watch.ts';
import type { Ledger } from '../engine/ports.ts';
import type { ExitCode } from './lines.ts';
import { type Asked, type Session, withProjects } from './session.ts';

type Leftover = { readonly record: TargetRecord; readonly marks: Readonly<Record<string, string>> };

type Cleaned = { readonly target: string; readonly removed: readonly string[]; readonly kept: readonly string[] };

/** What stays behind of records in a place: of watches that go on, what left them; of watches that are gone, everything. */
function leftoversOf(place: Place, { ledger, engine }: Session): Leftover[] {
  const records = ledger.records().filter((record) => record.placeKey === placeKey(place));
  const wanted = new Set(
    records.filter((one) => engine.isWatched(one.secretKey)).flatMap((one) => Object.keys(one.written?.marks ?? {})),
  );
  return records.flatMap((record) => {
    const all = { ...record.leftBehind, ...(!engine.isWatched(record.secretKey) && record.written?.marks) };
    const marks = Object.fromEntries(Object.entries(all).filter(([name]) => !wanted.has(name)));
    return Object.keys(marks).length > 0 ? [{ record, marks }] : [];
  });
}

/** Only what still stands as Keyturn wrote it may go; what was edited by hand stays. */
function sortOut(place: Place, leftovers: readonly Leftover[], observed: Observed, ledger: Ledger): Cleaned {
  const entries = leftovers.flatMap(({ marks }) => Object.entries(marks));
  const isOurs = ([name, mark]: [string, string]): boolean => {
    const standing = observed.standing(name);
    return standing !== undefined && ledger.mark(placeKey(place), name, standing) === mark;
  };
  const removed = entries.filter(isOurs).map(([name]) => name);
  const kept = entries.map(([name]) => name).filter((name) => !removed.includes(name) && observed.standing(name));
  return { target: placeName(place), removed, kept };
}

function forget({ record, marks }: Leftover, { ledger, engine }: Session): void {
  if (!engine.isWatched(record.secretKey)) {
    ledger.forget(record.placeKey, record.secretKey);
    return;
  }
  const rest = Object.entries(record.leftBehind ?? {}).filter(([name]) => !Object.hasOwn(marks, name));
  const { leftBehind: _, ...others } = record;
  ledger.settle(rest.length > 0 ? { ...others, leftBehind: Object.fromEntries(rest) } : others);
}

async function cleanPlace(place: Place, session: Session, isDry: boolean): Promise<Cleaned[]> {
  const { target, ledger } = session;
  const leftovers = leftoversOf(place, session);
  if (leftovers.length === 0) return [];
  if (isDry) return [sortOut(place, leftovers, await target.observe(place), ledger)];
  let cleaned: Cleaned = { target: placeName(place), removed: [], kept: [] };
  await target.change(place, (observed) => {
    cleaned = sortOut(place, leftovers, observed, ledger);
    return cleaned.removed.length > 0 ? observed.draft([], { removals: cleaned.removed, group: [] }) : undefined;
  });
  for (const leftover of leftovers) forget(leftover, session);
  return [cleaned];
}

/** Files in these folders that Keyturn wrote, whether or not a watch still names them. */
function forgottenFiles(projects: readonly string[], { ledger }: Session): Place[] {
  return ledger.records().flatMap((record) => {
    const file = record.placeKey.startsWith('env:') ? record.placeKey.slice('env:'.length) : '';
    const project = projects.find((folder) => file.startsWith(folder) && file.charAt(folder.length).match(/[\\/]/));
    return project === undefined ? [] : [{ kind: 'env' as const, file, project, inPlace: false }];
  });
}

/** Removes variables that no watch wants any longer from the files of these projects. */
export function clean(asked: Asked<'clean'>): Promise<ExitCode> {
  const { session, request, send } = asked;
  return withProjects(asked, async () => {
    const feeds = feedsOf(session.projects.watches(request.projects));
    const known = [...forgottenFiles(request.projects, session), ...feeds.map(({ place }) => place)];
    const places = new Map(known.map((place) => [placeKey(place), place]));
    const cleaned: Cleaned[] = [];
    for (const place of places.values()) cleaned.push(...(await cleanPlace(place, session, request.isDry)));
    send({ cleaned });
    return 0;
  });
}
