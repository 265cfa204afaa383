import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { observeEnv } from '../domain/env-observed.ts';
import type { Draft, Observed } from '../domain/observed.ts';
import { Sealed } from '../domain/sealed.ts';
import type { Place } from '../domain/watch.ts';
import { changeFile } from './atomic-file.ts';
import { readFailed } from './file-problem.ts';
import { lookAtFile } from './plain-file.ts';
import { isInside, resolveInside } from './safe-path.ts';

export type EnvPlace = Extract<Place, { kind: 'env' }>;

function observe(text: string | undefined): Observed {
  return observeEnv(text === undefined ? undefined : new Sealed(text));
}

/** A file that this machine allows outside of its project is bound to its own folder. */
function rootOf({ file, project }: EnvPlace): string {
  return isInside(file, project) ? project : dirname(file);
}

/** Raises ProblemError. */
export function observeEnvFile(place: EnvPlace): Observed {
  try {
    const { directory, name } = resolveInside(place.file, rootOf(place));
    return observe(lookAtFile(join(realpathSync(directory), name), place.file)?.text);
  } catch (error) {
    throw readFailed(place.file, error);
  }
}

/** Raises ProblemError. */
export function changeEnvFile(place: EnvPlace, decide: (observed: Observed) => Draft | undefined): void {
  const { file, inPlace } = place;
  changeFile({ file, root: rootOf(place), inPlace, decide: (text) => decide(observe(text))?.content.reveal() });
}
