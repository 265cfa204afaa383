import { itemAt, parseEnv } from './env-document.ts';
import { keepsReturns, mindsByteOrderMark, PLAIN_SHAPE, writeLine } from './env-line-writer.ts';
import { indexNames, standingAt } from './env-names.ts';
import { refuseDoubt, refuseElsewhere, refuseSpelling } from './env-refusals.ts';
import { rewrite } from './env-rewrite.ts';
import { type Edit, splice } from './env-splice.ts';
import type { EnvView, EnvViews } from './env-view.ts';
import { lazily } from './lazily.ts';
import type { Draft, Refusal, Removal, Setting } from './observed.ts';
import type { ReaderName } from './readers.ts';
import { Sealed } from './sealed.ts';
import { spellingsOf } from './spellings.ts';

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

function insert(view: EnvView, setting: Setting, edits: Edit[]): Refusal | undefined {
  const { document, survey } = view;
  const { name, readers } = setting;
  const place = placeFor(view, setting.group ?? NO_GROUP);
  if (place === undefined) return refuseDoubt(name, survey.doubt);
  const ending = keepsReturns(readers) ? '\n' : view.lineEnding();
  const value = setting.value.reveal();
  const made = writeLine(setting, spellingsOf(value), { shapes: [PLAIN_SHAPE], ending });
  if (made === undefined) return refuseSpelling(name, value, readers);
  const start = document.starts[place] ?? document.text.length;
  const isBehindMark = document.hasByteOrderMark && start === 1 && mindsByteOrderMark(readers);
  const text = (isBehindMark ? '\n' : '') + made;
  edits.push({ start, end: start, text, isNewLine: true });
  return undefined;
}

function isSure({ survey }: EnvView, places: readonly number[]): boolean {
  for (const place of places) if (!survey.isSure(place)) return false;
  return true;
}

/** Some reader may see the variable otherwise than we do. */
function doubtAbout(view: EnvView, name: string, places: readonly number[]): Refusal | undefined {
  if (!isSure(view, places)) return refuseDoubt(name, view.survey.doubt);
  const elsewhere = view.elsewhere(name);
  return elsewhere === undefined ? undefined : refuseElsewhere(name, elsewhere);
}

function set(view: EnvView, setting: Setting, edits: Edit[]): Refusal | undefined {
  const { name } = setting;
  const places = view.placesOf(name);
  const doubt = view.isPlain ? undefined : doubtAbout(view, name, places);
  if (doubt) return doubt;
  if (places.length === 0) return insert(view, setting, edits);
  const value = setting.value.reveal();
  const before = edits.length;
  for (const place of places) {
    const edit = rewrite(view, { place, setting, value });
    if (edit === undefined) {
      edits.length = before;
      return refuseSpelling(name, value, setting.readers);
    }
    edits.push(edit);
  }
  return undefined;
}

function remove(view: EnvView, name: string, edits: Edit[]): Refusal | undefined {
  const { document } = view;
  const places = view.placesOf(name);
  const doubt = places.length > 0 ? doubtAbout(view, name, places) : undefined;
  if (doubt) return doubt;
  for (const place of places) {
    const item = itemAt(document, place);
    if (item === undefined) continue;
    const { start, stop, end } = item;
    const isBehindMark = document.hasByteOrderMark && start === 1;
    const text = isBehindMark && end === stop ? '\n' : '';
    edits.push({ start, end: isBehindMark ? stop : end, text, isNewLine: false });
  }
  return undefined;
}

/** What will stand there, as `Observed.standing` will say: read in the new text itself. */
function standingAfter(content: Sealed): (name: string) => Sealed | undefined {
  const document = parseEnv(content.reveal());
  const placesOf = indexNames(document);
  return (name) => standingAt(document, placesOf(name));
}

function takeIn(edits: Edit[], views: EnvViews, settings: readonly Setting[]): Refusal[] {
  const refused: Refusal[] = [];
  for (const setting of settings) {
    const refusal = set(views.view(setting.readers), setting, edits);
    if (refusal) refused.push(refusal);
  }
  return refused;
}

function takeOut(edits: Edit[], views: EnvViews, removals: readonly Removal[]): Refusal[] {
  return removals.flatMap(({ name, readers = ORDINARY_READERS }) => remove(views.view(readers), name, edits) ?? []);
}

/** The text after all settings and removals that are safe; the others are refused, and stay as they are. */
export function draftEnv(views: EnvViews, settings: readonly Setting[], removals: readonly Removal[]): Draft {
  const edits: Edit[] = [];
  const refused = [...takeIn(edits, views, settings), ...takeOut(edits, views, removals)];
  const content = lazily(() => new Sealed(splice(views.document.text, edits)));
  const standing = lazily(() => standingAfter(content()));
  return { content, standing: (name) => standing()(name), refused };
}
