import type { EnvDocument } from './env-document.ts';
import type { Assignment } from './env-lines.ts';
import { type EnvSurvey, surveyEnv } from './env-survey.ts';
import { type Elsewhere, findElsewhere } from './env-suspects.ts';
import type { ReaderName } from './readers.ts';

/** Where each variable stands, as indexes into the items. */
export type EnvIndex = ReadonlyMap<string, readonly number[]>;

/** A document as certain readers see it. */
export type EnvView = {
  readonly document: EnvDocument;
  readonly index: EnvIndex;
  readonly survey: EnvSurvey;
  readonly elsewhere: Elsewhere;
  /** Shapes of lines in which a harmless value was proved to be read right. */
  readonly provenShapes: Map<string, boolean>;
};

export type EnvViews = {
  readonly document: EnvDocument;
  index(): EnvIndex;
  view(readers: readonly ReaderName[]): EnvView;
};

function indexOf({ items }: EnvDocument): EnvIndex {
  const index = new Map<string, number[]>();
  for (let place = 0; place < items.length; place += 1) {
    const item = items[place];
    if (item?.kind !== 'assignment') continue;
    const places = index.get(item.name);
    if (places) places.push(place);
    else index.set(item.name, [place]);
  }
  return index;
}

export function assignmentsIn({ items }: EnvDocument, index: EnvIndex, name: string): Assignment[] {
  return (index.get(name) ?? []).map((place) => items[place]).filter((item) => item?.kind === 'assignment');
}

/** Looks once for each set of readers, and only when asked. */
export function viewFor(document: EnvDocument): EnvViews {
  let index: EnvIndex | undefined;
  const views = new Map<string, EnvView>();
  let latest: { readonly readers: readonly ReaderName[]; readonly view: EnvView } | undefined;
  const indexed = (): EnvIndex => {
    index ??= indexOf(document);
    return index;
  };
  return {
    document,
    index: indexed,
    view: (readers) => {
      if (latest?.readers === readers) return latest.view;
      const key = readers.join();
      const known = views.get(key);
      if (known) {
        latest = { readers, view: known };
        return known;
      }
      const survey = surveyEnv(document, readers);
      const elsewhere = findElsewhere({ document, survey, readers });
      const view = { document, index: indexed(), survey, elsewhere, provenShapes: new Map<string, boolean>() };
      views.set(key, view);
      return view;
    },
  };
}
