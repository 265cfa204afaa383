import { type EnvDocument, lineEndingOf } from './env-document.ts';
import { indexNames, type PlacesOf } from './env-names.ts';
import { type EnvSurvey, surveyEnv } from './env-survey.ts';
import { type Elsewhere, findElsewhere } from './env-suspects.ts';
import type { ReaderName } from './readers.ts';

/** What any reader sees. */
type Shared = {
  readonly document: EnvDocument;
  readonly placesOf: PlacesOf;
  readonly lineEnding: () => '\n' | '\r\n';
};

/** A document as certain readers see it. */
export type EnvView = Shared & {
  readonly survey: EnvSurvey;
  readonly elsewhere: Elsewhere;
  /** Shapes of lines in which a harmless value was proved to be read right. */
  readonly provenShapes: Map<string | number, boolean>;
  /** Where new variables of a group go. */
  readonly newPlaces: Map<readonly string[], number | undefined>;
};

export type EnvViews = Shared & { view(readers: readonly ReaderName[]): EnvView };

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function look(shared: Shared, readers: readonly ReaderName[]): EnvView {
  const { document } = shared;
  const survey = surveyEnv(document, readers);
  const elsewhere = findElsewhere({ document, survey, readers });
  return { ...shared, survey, elsewhere, provenShapes: new Map(), newPlaces: new Map() };
}

function areSame(some: readonly ReaderName[], others: readonly ReaderName[]): boolean {
  return some === others || (some.length === others.length && some.every((name, at) => name === others[at]));
}

/** Looks once for each set of readers, and only when asked. */
export function viewFor(document: EnvDocument): EnvViews {
  const index = once(() => indexNames(document));
  const lineEnding = once(() => lineEndingOf(document.text));
  const shared: Shared = { document, placesOf: (name) => index()(name), lineEnding };
  const views: { readonly readers: readonly ReaderName[]; readonly view: EnvView }[] = [];
  return {
    ...shared,
    view(readers) {
      const known = views.find((one) => areSame(one.readers, readers));
      if (known) return known.view;
      const view = look(shared, readers);
      views.push({ readers, view });
      return view;
    },
  };
}
