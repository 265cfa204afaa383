import { itemAt, parseEnv } from './env-document.ts';
import { draftEnv } from './env-draft.ts';
import { assignmentsIn, spellingOf, standingAt } from './env-names.ts';
import { type EnvView, viewFor } from './env-view.ts';
import type { Observed, Setting } from './observed.ts';
import { READER_TABLE } from './readers.ts';
import type { Sealed } from './sealed.ts';
import { readItem } from './spellings.ts';

function holdsIn(view: EnvView, { name, value, readers }: Setting): boolean {
  const { document, survey } = view;
  const places = view.placesOf(name);
  const isRead = (place: number): boolean => {
    const item = itemAt(document, place);
    if (item?.kind !== 'assignment' || !survey.isSure(place)) return false;
    return readers.every((reader) => readItem(document, item, READER_TABLE[reader]) === value.reveal());
  };
  return places.length > 0 && places.every(isRead) && view.elsewhere(name) === undefined;
}

/** What stands in a `.env` file; `undefined` for a file that is not there. The text must be free of NUL: the target refuses such files. */
export function observeEnv(text: Sealed | undefined): Observed {
  const document = parseEnv(text?.reveal() ?? '');
  const views = viewFor(document);
  return {
    exists: text !== undefined,
    standing: (name) => standingAt(document, views.placesOf(name)),
    isFilled: (name) =>
      assignmentsIn(document, views.placesOf(name)).some((item) => !/^(['"`]?)\1$/.test(spellingOf(document, item))),
    holds: (setting) => holdsIn(views.view(setting.readers), setting),
    draft: (settings, { removals }) => draftEnv(views, settings, removals),
  };
}
