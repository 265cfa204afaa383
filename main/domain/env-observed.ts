import { itemAt, parseEnv } from './env-document.ts';
import { draftEnv } from './env-draft.ts';
import { assignmentsIn, spellingOf } from './env-names.ts';
import { type EnvView, type EnvViews, viewFor } from './env-view.ts';
import type { Observed, Setting } from './observed.ts';
import { READER_TABLE } from './readers.ts';
import { Sealed } from './sealed.ts';
import { readItem } from './spellings.ts';

function standingIn({ document, placesOf }: EnvViews, name: string): Sealed | undefined {
  const found = assignmentsIn(document, placesOf(name));
  return found.length === 0 ? undefined : new Sealed(found.map((item) => spellingOf(document, item)).join('\0'));
}

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

/** What stands in a `.env` file; `undefined` for a file that is not there. The text must be free of NUL (`isEnvText`). */
export function observeEnv(text: Sealed | undefined): Observed {
  const document = parseEnv(text?.reveal() ?? '');
  const views = viewFor(document);
  return {
    exists: text !== undefined,
    standing: (name) => standingIn(views, name),
    isFilled: (name) =>
      assignmentsIn(document, views.placesOf(name)).some((item) => !/^(['"`]?)\1$/.test(spellingOf(document, item))),
    holds: (setting) => holdsIn(views.view(setting.readers), setting),
    draft: (settings, { removals }) => draftEnv(views, settings, removals),
  };
}
