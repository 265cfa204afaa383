import { itemAt } from './env-document.ts';
import { isReadBack, keepsReturns, mindsByteOrderMark, shapesOf, writeLine } from './env-line-writer.ts';
import type { Assignment } from './env-lines.ts';
import { spellingOf } from './env-names.ts';
import { isHarmless, nameStartIn, skipValue } from './env-scan.ts';
import type { Edit } from './env-splice.ts';
import type { EnvView } from './env-view.ts';
import type { Setting } from './observed.ts';
import { spellingsLike } from './spellings.ts';

export type Rewrite = Edit & { readonly spelling: string };

function markOf(text: string, valueStart: number): string {
  const mark = text[valueStart];
  return mark === "'" || mark === '"' || mark === '`' ? mark : '';
}

/** What stands round the value, when that is all a reader may mind besides a harmless value. */
type Slot = {
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueStop: number;
  readonly mark: string;
  readonly shape: string | number;
};

const MARKS = ['', "'", '"', '`'];

/** On a plain line no reader minds what the comment says. */
function plainSlot({ document }: EnvView, place: number, name: string): Slot {
  const { text, starts } = document;
  const start = starts[place] ?? 0;
  const end = starts[place + 1] ?? text.length;
  const nameStart = nameStartIn(text, start);
  const valueStart = nameStart + name.length + 1;
  const valueStop = skipValue(text, valueStart);
  const mark = markOf(text, valueStart);
  const hasFeed = text[end - 1] === '\n';
  const hasReturn = hasFeed && text[end - 2] === '\r';
  const stop = hasReturn ? end - 2 : hasFeed ? end - 1 : end;
  const shape =
    MARKS.indexOf(mark) * 16 +
    (nameStart > start ? 8 : 0) +
    (valueStop < stop ? 4 : 0) +
    (hasFeed ? 2 : 0) +
    (hasReturn ? 1 : 0);
  return { start, end, valueStart, valueStop, mark, shape };
}

function slowSlot(text: string, item: Assignment): Slot {
  const { start, stop, end, name, nameStart, valueStart, valueStop } = item;
  const mark = valueStart < valueStop ? markOf(text, valueStart) : '';
  const equals = text.slice(nameStart + name.length, valueStart);
  const shape = `${text.slice(start, nameStart)}${equals}${mark}\0${text.slice(valueStop, stop)}\0${text.slice(stop, end)}`;
  return { start, end, valueStart, valueStop, mark, shape };
}

/** `value` is that of the setting, revealed. */
type Wish = { readonly place: number; readonly setting: Setting; readonly value: string };

/** A harmless value is read alike in every line of the same shape: proved once for each. */
function replaceHarmless(view: EnvView, { place, setting, value }: Wish): Rewrite | undefined {
  const { text, hasByteOrderMark, slow } = view.document;
  if (!isHarmless(value) || (place === 0 && hasByteOrderMark)) return undefined;
  const item = slow.get(place);
  if (item && item.kind !== 'assignment') return undefined;
  const { start, end, valueStart, valueStop, mark, shape } = item
    ? slowSlot(text, item)
    : plainSlot(view, place, setting.name);
  if (text[valueStop] === '#') return undefined;
  const spelling = mark + value + mark;
  let isProven = view.provenShapes.get(shape);
  if (isProven === undefined) {
    const line = text.slice(start, valueStart) + spelling + text.slice(valueStop, end);
    isProven = isReadBack(line, setting, spelling);
    view.provenShapes.set(shape, isProven);
  }
  return isProven ? { start: valueStart, end: valueStop, text: spelling, spelling } : undefined;
}

/** The assignment at `place` with another value; undefined when no spelling suits all readers. */
export function rewrite(view: EnvView, wish: Wish): Rewrite | undefined {
  const { document } = view;
  const { place, setting, value } = wish;
  const quick = replaceHarmless(view, wish);
  if (quick) return quick;
  const item = itemAt(document, place);
  if (item?.kind !== 'assignment') return undefined;
  const { text } = document;
  const hasReturn = keepsReturns(setting.readers) && text.startsWith('\r\n', item.stop);
  const ending = hasReturn ? '\n' : text.slice(item.stop, item.end);
  const isMoved = item.start === 1 && document.hasByteOrderMark && mindsByteOrderMark(setting.readers);
  const spellings = spellingsLike(value, spellingOf(document, item));
  const written = writeLine(setting, spellings, { shapes: shapesOf(text, item), ending });
  if (written === undefined) return undefined;
  const { line, spelling } = written;
  return { start: item.start, end: item.end, text: (isMoved ? '\n' : '') + line, spelling };
}
