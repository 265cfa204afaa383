import { lineEndingOf } from './env-document.ts';
import { isReadBack, keepsReturns, mindsByteOrderMark, PLAIN_SHAPE, shapesOf, writeLine } from './env-line-writer.ts';
import type { Assignment } from './env-lines.ts';
import { refuseDoubt, refuseElsewhere, refuseSpelling } from './env-refusals.ts';
import { type Edit, splice } from './env-splice.ts';
import type { EnvView, EnvViews } from './env-view.ts';
import type { Draft, Refusal, Setting } from './observed.ts';
import type { ReaderName } from './readers.ts';
import { Sealed } from './sealed.ts';
import { isHarmless, spellingsLike, spellingsOf } from './spellings.ts';

type Change = { readonly edits: readonly Edit[]; readonly standing?: string } | Refusal;

/** Who counts when only lines are removed: then no setting says who reads the file. */
const ORDINARY_READERS: readonly ReaderName[] = ['dotenv', 'node'];

type Rewrite = Edit & { readonly spelling: string };

/** A harmless value is read alike in every line of the same shape: proved once for each. */
function replaceHarmless(view: EnvView, item: Assignment, setting: Setting): Rewrite | undefined {
  const value = setting.value.reveal();
  const { text, hasByteOrderMark } = view.document;
  if (!item.isPlain || !isHarmless(value) || (item.start === 1 && hasByteOrderMark)) return undefined;
  const first = text[item.valueStart];
  const mark = item.valueStart < item.valueStop && (first === "'" || first === '"') ? first : '';
  const spelling = mark + value + mark;
  const shape = `${item.nameStart > item.start}${mark}${item.valueStop < item.stop}${text[item.stop]}`;
  let isProven = view.provenShapes.get(shape);
  if (isProven === undefined) {
    const line = text.slice(item.start, item.valueStart) + spelling + text.slice(item.valueStop, item.end);
    isProven = isReadBack(line, setting, spelling);
    view.provenShapes.set(shape, isProven);
  }
  return isProven ? { start: item.valueStart, end: item.valueStop, text: spelling, spelling } : undefined;
}

function rewrite(view: EnvView, place: number, setting: Setting): Rewrite | undefined {
  const { document } = view;
  const item = document.items[place];
  if (item?.kind !== 'assignment') return undefined;
  const quick = replaceHarmless(view, item, setting);
  if (quick) return quick;
  const { text } = document;
  const hasReturn = keepsReturns(setting.readers) && text.startsWith('\r\n', item.stop);
  const ending = hasReturn ? '\n' : text.slice(item.stop, item.end);
  const isMoved = item.start === 1 && document.hasByteOrderMark && mindsByteOrderMark(setting.readers);
  const spellings = spellingsLike(setting.value.reveal(), text.slice(item.valueStart, item.valueStop));
  const written = writeLine(setting, spellings, { shapes: shapesOf(text, item), ending });
  if (written === undefined) return undefined;
  const { line, spelling } = written;
  return { start: item.start, end: item.end, text: (isMoved ? '\n' : '') + line, spelling };
}

/** Behind the last variable of the group, else at the end; further up where a reader would not see a line of its own. */
function placeFor(view: EnvView, group: readonly string[]): number | undefined {
  const { document, index, survey } = view;
  const last = Math.max(-1, ...group.flatMap((name) => index.get(name)?.at(-1) ?? []));
  let place = last === -1 ? document.items.length : last + 1;
  while (place > 0 && !survey.isSureBefore(place)) place -= 1;
  return survey.isSureBefore(place) ? place : undefined;
}

function insert(view: EnvView, setting: Setting, group: readonly string[]): Change {
  const { document, survey } = view;
  const place = placeFor(view, group);
  if (place === undefined) return refuseDoubt(setting.name, survey.doubt);
  const ending = keepsReturns(setting.readers) ? '\n' : lineEndingOf(document);
  const value = setting.value.reveal();
  const written = writeLine(setting, spellingsOf(value), { shapes: [PLAIN_SHAPE], ending });
  if (written === undefined) return refuseSpelling(setting.name, value, setting.readers);
  const start = document.items[place]?.start ?? document.text.length;
  const isBehindMark = document.hasByteOrderMark && start === 1 && mindsByteOrderMark(setting.readers);
  return {
    edits: [{ start, end: start, text: (isBehindMark ? '\n' : '') + written.line, isNewLine: true }],
    standing: written.spelling,
  };
}

/** No file of UTF-8 text and no environment can hold these. */
function isUnwritable(value: string): boolean {
  return value.includes('\0') || !value.isWellFormed();
}

function changeTo(view: EnvView, setting: Setting, group: readonly string[]): Change {
  const { name, value, readers } = setting;
  const elsewhere = view.elsewhere(name);
  const places = view.index.get(name) ?? [];
  if (!places.every((place) => view.survey.isSure(place))) return refuseDoubt(name, view.survey.doubt);
  if (elsewhere !== undefined) return refuseElsewhere(name, elsewhere);
  if (isUnwritable(value.reveal())) return refuseSpelling(name, value.reveal(), readers);
  if (places.length === 0) return insert(view, setting, group);
  const edits = places.map((place) => rewrite(view, place, setting));
  const known = edits.filter((edit) => edit !== undefined);
  if (known.length < edits.length) return refuseSpelling(name, value.reveal(), readers);
  return { edits: known, standing: known.map((edit) => edit.spelling).join('\0') };
}

function remove(view: EnvView, name: string): Change {
  const places = view.index.get(name) ?? [];
  if (!places.every((place) => view.survey.isSure(place))) return refuseDoubt(name, view.survey.doubt);
  const elsewhere = places.length > 0 ? view.elsewhere(name) : undefined;
  if (elsewhere !== undefined) return refuseElsewhere(name, elsewhere);
  const { document } = view;
  const edits = places.flatMap((place) => {
    const item = document.items[place];
    if (item === undefined) return [];
    const isBehindMark = document.hasByteOrderMark && item.start === 1;
    return [
      {
        start: item.start,
        end: isBehindMark ? item.stop : item.end,
        text: isBehindMark && item.end === item.stop ? '\n' : '',
      },
    ];
  });
  return { edits };
}

type Options = { readonly removals: readonly string[]; readonly group: readonly string[] };

/** The text after all settings and removals that are safe; the others are refused, and stay as they are. */
export function draftEnv(views: EnvViews, settings: readonly Setting[], { removals, group }: Options): Draft {
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
  for (const setting of settings) take(changeTo(views.view(setting.readers), setting, group), setting.name);
  const readers = settings[0]?.readers ?? ORDINARY_READERS;
  for (const name of removals) take(remove(views.view(readers), name), name);
  return { content: new Sealed(splice(views.document.text, edits)), standing, refused };
}
