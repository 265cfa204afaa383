import { type EnvDocument, lineEndingOf } from './env-document.ts';
import { indexNames, type PlacesOf } from './env-names.ts';
import { type EnvSurvey, surveyEnv } from './env-survey.ts';
import { type Elsewhere, findElsewhere } from './env-suspects.ts';
import { lazily } from './lazily.ts';
import type { ReaderName } from './readers.ts';

/** What any reader sees. */
type Shared = {
  readonly document: EnvDocument;
  readonly placesOf: PlacesOf;
  readonly lineEnding: () => '\n' | '\r\n';
  /** Quick to read from the first line to the last: all readers see what we see. */
  readonly isPlain: boolean;
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

function look(shared: Shared, readers: readonly ReaderName[]): EnvView {
  const { document } = shared;
  const survey = surveyEnv(document, readers);
  const elsewhere = findElsewhere({ document, survey, readers });
  return { ...shared, survey, elsewhere, provenShapes: new Map(), newPlaces: new Map() };
}

function areSame(some: readonly ReaderName[], others: readonly ReaderName[]): boolean {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false;
  return true;
}

/** Looks once for each set of readers, and only when asked. */
export function viewFor(document: EnvDocument): EnvViews {
  const index = lazily(() => indexNames(document));
  const lineEnding = lazily(() => lineEndingOf(document.text));
  const isPlain = document.slow.size === 0 && !document.hasByteOrderMark;
  const shared: Shared = { document, placesOf: (name) => index()(name), lineEnding, isPlain };
  type Look = { readonly readers: readonly ReaderName[]; readonly view: EnvView };
  const looks: Look[] = [];
  let latest: Look | undefined;
  return {
    ...shared,
    view(readers) {
      if (latest && areSame(latest.readers, readers)) return latest.view;
      latest = looks.find((one) => areSame(one.readers, readers));
      if (latest) return latest.view;
      latest = { readers, view: look(shared, readers) };
      looks.push(latest);
      return latest.view;
    },
  };
}
