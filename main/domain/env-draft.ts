import { itemAt } from './env-document.ts';
import { keepsReturns, mindsByteOrderMark, PLAIN_SHAPE, writeLine } from './env-line-writer.ts';
import { refuseDoubt, refuseElsewhere, refuseSpelling } from './env-refusals.ts';
import { type Rewrite, rewrite } from './env-rewrite.ts';
import { type Edit, splice } from './env-splice.ts';
import type { EnvView, EnvViews } from './env-view.ts';
import type { Draft, Refusal, Removal, Setting } from './observed.ts';
import type { ReaderName } from './readers.ts';
import { Sealed } from './sealed.ts';
import { spellingsOf } from './spellings.ts';

type Change = { readonly edits: readonly Edit[]; readonly standing?: string } | Refusal;

/** Who counts when nobody says who reads a file. */
const ORDINARY_READERS: readonly ReaderName[] = ['dotenv', 'node'];

const NO_GROUP: readonly string[] = [];

/** Behind the last variable of the group, else at the end; further up where a reader would not see a line of its own. */
function findPlace({ document, placesOf, survey }: EnvView, group: readonly string[]): number | undefined {
  let last = -1;
  for (const name of group) last = Math.max(last, placesOf(name).at(-1) ?? -1);
  let place = last === -1 ? document.starts.length : last + 1;
  while (place > 0 && !survey.isSureBefore(place)) place -= 1;
  return survey.isSureBefore(place) ? place : undefined;
}

/** Looks once for each group: a secret may bring many new variables. */
function placeFor(view: EnvView, group: readonly string[]): number | undefined {
  if (!view.newPlaces.has(group)) view.newPlaces.set(group, findPlace(view, group));
  return view.newPlaces.get(group);
}

function insert(view: EnvView, setting: Setting): Change {
  const { document, survey } = view;
  const place = placeFor(view, setting.group ?? NO_GROUP);
  if (place === undefined) return refuseDoubt(setting.name, survey.doubt);
  const ending = keepsReturns(setting.readers) ? '\n' : view.lineEnding();
  const value = setting.value.reveal();
  const written = writeLine(setting, spellingsOf(value), { shapes: [PLAIN_SHAPE], ending });
  if (written === undefined) return refuseSpelling(setting.name, value, setting.readers);
  const start = document.starts[place] ?? document.text.length;
  const isBehindMark = document.hasByteOrderMark && start === 1 && mindsByteOrderMark(setting.readers);
  return {
    edits: [{ start, end: start, text: (isBehindMark ? '\n' : '') + written.line, isNewLine: true }],
    standing: written.spelling,
  };
}

function isDoubtful({ survey }: EnvView, places: readonly number[]): boolean {
  return !places.every((place) => survey.isSure(place));
}

function standingAfter(rewrites: readonly Rewrite[]): string {
  const [first, second] = rewrites;
  return first && !second ? first.spelling : rewrites.map((one) => one.spelling).join('\0');
}

function changeTo(view: EnvView, setting: Setting): Change {
  const { name, readers } = setting;
  const places = view.placesOf(name);
  if (isDoubtful(view, places)) return refuseDoubt(name, view.survey.doubt);
  const elsewhere = view.elsewhere(name);
  if (elsewhere !== undefined) return refuseElsewhere(name, elsewhere);
  if (places.length === 0) return insert(view, setting);
  const value = setting.value.reveal();
  const edits: Rewrite[] = [];
  for (const place of places) {
    const edit = rewrite(view, { place, setting, value });
    if (edit === undefined) return refuseSpelling(name, value, readers);
    edits.push(edit);
  }
  return { edits, standing: standingAfter(edits) };
}

function remove(view: EnvView, name: string): Change {
  const { document } = view;
  const places = view.placesOf(name);
  if (isDoubtful(view, places)) return refuseDoubt(name, view.survey.doubt);
  const elsewhere = places.length > 0 ? view.elsewhere(name) : undefined;
  if (elsewhere !== undefined) return refuseElsewhere(name, elsewhere);
  const edits = places.flatMap((place) => {
    const item = itemAt(document, place);
    if (item === undefined) return [];
    const { start, stop, end } = item;
    const isBehindMark = document.hasByteOrderMark && start === 1;
    return [{ start, end: isBehindMark ? stop : end, text: isBehindMark && end === stop ? '\n' : '' }];
  });
  return { edits };
}

/** The text after all settings and removals that are safe; the others are refused, and stay as they are. */
export function draftEnv(views: EnvViews, settings: readonly Setting[], removals: readonly Removal[]): Draft {
  const edits: Edit[] = [];
  const standing = new Map<string, Sealed>();
  const refused: Refusal[] = [];
  const take = (change: Change, name: string): void => {
    if ('reason' in change) {
      refused.push(change);
      return;
    }
    for (const edit of change.edits) edits.push(edit);
    if (change.standing !== undefined) standing.set(name, new Sealed(change.standing));
  };
  for (const setting of settings) take(changeTo(views.view(setting.readers), setting), setting.name);
  for (const { name, readers = ORDINARY_READERS } of removals) take(remove(views.view(readers), name), name);
  return { content: new Sealed(splice(views.document.text, edits)), standing, refused };
}
