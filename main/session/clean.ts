import { type Feed, feedsOf } from '../domain/feed.ts';
import type { Draft, Observed } from '../domain/observed.ts';
import type { ReaderName } from '../domain/readers.ts';
import type { TargetRecord } from '../domain/record.ts';
import { refKey } from '../domain/secret.ts';
import { type Place, placeKey, placeName } from '../domain/watch.ts';
import type { Ledger } from '../engine/ports.ts';
import type { ExitCode } from './lines.ts';
import { type Asked, type Session, withProjects } from './session.ts';

type Leftover = {
  readonly record: TargetRecord;
  readonly marks: Readonly<Record<string, string>>;
  readonly readers: readonly ReaderName[] | undefined;
};

type Cleaned = { readonly target: string; readonly removed: readonly string[]; readonly kept: readonly string[] };

type Sorted = { readonly cleaned: Cleaned; readonly draft: Draft; readonly unsafe: ReadonlySet<string> };

/** Who reads what this record wrote: as its own targets say, else as all targets of the place do. */
function readersOf(record: TargetRecord, feeds: readonly Feed[]): readonly ReaderName[] | undefined {
  const ofPlace = feeds.filter(({ place }) => placeKey(place) === record.placeKey);
  const own = ofPlace.filter(({ ref }) => refKey(ref) === record.secretKey);
  const targets = (own.length > 0 ? own : ofPlace).flatMap((feed) => feed.targets);
  const readers = new Set(targets.flatMap((target) => (target.kind === 'env' ? target.readers : [])));
  return readers.size > 0 ? [...readers] : undefined;
}

/** What stays behind of records in a place: of watches that go on, what left them; of watches that are gone, everything. */
function leftoversOf(place: Place, feeds: readonly Feed[], { ledger, engine }: Session): Leftover[] {
  const records = ledger.records().filter((record) => record.placeKey === placeKey(place));
  const wanted = new Set(
    records.filter((one) => engine.isWatched(one.secretKey)).flatMap((one) => Object.keys(one.written?.marks ?? {})),
  );
  return records.flatMap((record) => {
    const all = { ...record.leftBehind, ...(!engine.isWatched(record.secretKey) && record.written?.marks) };
    const marks = Object.fromEntries(Object.entries(all).filter(([name]) => !wanted.has(name)));
    return Object.keys(marks).length > 0 ? [{ record, marks, readers: readersOf(record, feeds) }] : [];
  });
}

/** Only what still stands as Keyturn wrote it may go; what was edited by hand stays, and so does what some reader may misread. */
function sortOut(place: Place, leftovers: readonly Leftover[], observed: Observed, ledger: Ledger): Sorted {
  const isOurs = (name: string, mark: string): boolean => {
    const standing = observed.standing(name);
    return standing !== undefined && ledger.mark(placeKey(place), name, standing) === mark;
  };
  const removals = leftovers.flatMap(({ marks, readers }) =>
    Object.entries(marks).flatMap(([name, mark]) => (isOurs(name, mark) ? { name, ...(readers && { readers }) } : [])),
  );
  const draft = observed.draft([], { removals });
  const unsafe = new Set(draft.refused.map(({ name }) => name));
  const removed = removals.map(({ name }) => name).filter((name) => !unsafe.has(name));
  const names = leftovers.flatMap(({ marks }) => Object.keys(marks));
  const kept = names.filter((name) => !removed.includes(name) && observed.standing(name));
  return { cleaned: { target: placeName(place), removed, kept }, draft, unsafe };
}

/** What could not be removed safely is asked about again next time. */
function forget({ record, marks }: Leftover, unsafe: ReadonlySet<string>, { ledger, engine }: Session): void {
  if (!engine.isWatched(record.secretKey)) {
    if (!Object.keys(marks).some((name) => unsafe.has(name))) ledger.forget(record.placeKey, record.secretKey);
    return;
  }
  const stays = (name: string): boolean => unsafe.has(name) || !Object.hasOwn(marks, name);
  const rest = Object.entries(record.leftBehind ?? {}).filter(([name]) => stays(name));
  const { leftBehind: _, ...others } = record;
  ledger.settle(rest.length > 0 ? { ...others, leftBehind: Object.fromEntries(rest) } : others);
}

async function cleanPlace(
  place: Place,
  feeds: readonly Feed[],
  { session, request }: Asked<'clean'>,
): Promise<Cleaned[]> {
  const { target, ledger } = session;
  const leftovers = leftoversOf(place, feeds, session);
  if (leftovers.length === 0) return [];
  if (request.isDry) return [sortOut(place, leftovers, await target.observe(place), ledger).cleaned];
  let sorted: Sorted | undefined;
  await target.change(place, (observed) => {
    sorted = sortOut(place, leftovers, observed, ledger);
    return sorted.cleaned.removed.length > 0 ? sorted.draft : undefined;
  });
  if (sorted === undefined) return [];
  for (const leftover of leftovers) forget(leftover, sorted.unsafe, session);
  return [sorted.cleaned];
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
    for (const place of places.values()) cleaned.push(...(await cleanPlace(place, feeds, asked)));
    send({ cleaned });
    return 0;
  });
}
