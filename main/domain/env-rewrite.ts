import { itemAt } from './env-document.ts';
import { isReadBack, keepsReturns, mindsByteOrderMark, shapesOf, writeLine } from './env-line-writer.ts';
import type { Assignment } from './env-lines.ts';
import { spellingOf } from './env-names.ts';
import { BACKTICK, DOUBLE, FEED, HASH, isHarmless, nameStartIn, RETURN, SINGLE } from './env-scan.ts';
import type { Edit } from './env-splice.ts';
import type { EnvView } from './env-view.ts';
import type { Setting } from './observed.ts';
import { spellingsLike } from './spellings.ts';

const MARKS = ['', "'", '"', '`'] as const;

/** Its place in `MARKS`: a quote is quicker compared as a code than as a string. */
function markAt(text: string, valueStart: number): 0 | 1 | 2 | 3 {
  switch (text.charCodeAt(valueStart)) {
    case SINGLE:
      return 1;
    case DOUBLE:
      return 2;
    case BACKTICK:
      return 3;
    default:
      return 0;
  }
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

/** On a plain line no reader minds what the comment says. */
function plainSlot({ document }: EnvView, place: number, name: string): Slot {
  const { text, starts, valueStops } = document;
  const start = starts[place] ?? 0;
  const end = starts[place + 1] ?? text.length;
  const nameStart = nameStartIn(text, start);
  const valueStart = nameStart + name.length + 1;
  const valueStop = valueStops[place] ?? valueStart;
  const mark = markAt(text, valueStart);
  const hasFeed = text.charCodeAt(end - 1) === FEED;
  const hasReturn = hasFeed && text.charCodeAt(end - 2) === RETURN;
  const stop = hasReturn ? end - 2 : hasFeed ? end - 1 : end;
  const shape =
    mark * 16 + (nameStart > start ? 8 : 0) + (valueStop < stop ? 4 : 0) + (hasFeed ? 2 : 0) + (hasReturn ? 1 : 0);
  return { start, end, valueStart, valueStop, mark: MARKS[mark], shape };
}

function slowSlot(text: string, item: Assignment): Slot {
  const { start, stop, end, name, nameStart, valueStart, valueStop } = item;
  const mark = MARKS[valueStart < valueStop ? markAt(text, valueStart) : 0];
  const equals = text.slice(nameStart + name.length, valueStart);
  const shape = `${text.slice(start, nameStart)}${equals}${mark}\0${text.slice(valueStop, stop)}\0${text.slice(stop, end)}`;
  return { start, end, valueStart, valueStop, mark, shape };
}

/** `value` is that of the setting, revealed. */
type Wish = { readonly place: number; readonly setting: Setting; readonly value: string };

/** A harmless value is read alike in every line of the same shape: proved once for each. */
function replaceHarmless(view: EnvView, { place, setting, value }: Wish): Edit | undefined {
  const { text, hasByteOrderMark, slow } = view.document;
  if (!isHarmless(value) || (place === 0 && hasByteOrderMark)) return undefined;
  const item = slow.size > 0 ? slow.get(place) : undefined;
  if (item && item.kind !== 'assignment') return undefined;
  const { start, end, valueStart, valueStop, mark, shape } = item
    ? slowSlot(text, item)
    : plainSlot(view, place, setting.name);
  if (text.charCodeAt(valueStop) === HASH) return undefined;
  const spelling = mark === '' ? value : mark + value + mark;
  let isProven = view.provenShapes.get(shape);
  if (isProven === undefined) {
    const line = text.slice(start, valueStart) + spelling + text.slice(valueStop, end);
    isProven = isReadBack(line, setting, spelling);
    view.provenShapes.set(shape, isProven);
  }
  return isProven ? { start: valueStart, end: valueStop, text: spelling, isNewLine: false } : undefined;
}

/** The assignment at `place` with another value; undefined when no spelling suits all readers. */
export function rewrite(view: EnvView, wish: Wish): Edit | undefined {
  const { document } = view;
  const { place, setting, value } = wish;
  const quick = replaceHarmless(view, wish);
  if (quick) return quick;
  const item = itemAt(document, place);
  if (item?.kind !== 'assignment') return undefined;
  const hasReturn = keepsReturns(setting.readers) && document.text.startsWith('\r', item.stop);
  const ending = hasReturn ? '\n' : document.text.slice(item.stop, item.end);
  const isMoved = item.start === 1 && document.hasByteOrderMark && mindsByteOrderMark(setting.readers);
  const spellings = spellingsLike(value, spellingOf(document, item));
  const written = writeLine(setting, spellings, { shapes: shapesOf(document.text, item), ending });
  if (written === undefined) return undefined;
  const text = (isMoved ? '\n' : '') + written;
  return { start: item.start, end: item.end, text, isNewLine: false };
}
