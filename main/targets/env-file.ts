import { dirname } from 'node:path';
import { observeEnv } from '../domain/env-observed.ts';
import type { Observed } from '../domain/observed.ts';
import { Sealed } from '../domain/sealed.ts';
import { changeFile, type LastWrites, readFile } from './change-file.ts';
import { readFailed } from './file-problem.ts';
import type { EnvPlace, PlaceTarget } from './place-target.ts';
import type { NewText } from './plain-file.ts';
import { isInside } from './safe-path.ts';

function observe(text: string | undefined): Observed {
  return observeEnv(text === undefined ? undefined : new Sealed(text));
}

/** A file that this machine's settings allow outside of its project is bound to its own folder. */
function rootOf({ file, project }: EnvPlace): string {
  return isInside(file, project) ? project : dirname(file);
}

/** Variables in env files. Raises ProblemError; the file then holds what the user had. */
export function createEnvFileTarget(): PlaceTarget<EnvPlace> {
  const lastWrites: LastWrites = new Map();
  return {
    async observe(place) {
      try {
        return observe(readFile(place.file, rootOf(place)));
      } catch (error) {
        throw readFailed(place.file, error);
      }
    },
    change(place, decide) {
      const { file, inPlace } = place;
      const decideText = (before: string | undefined): NewText | undefined => {
        const change = decide(observe(before));
        return change && { text: change.content().reveal(), intent: change.intent };
      };
      return changeFile({ file, root: rootOf(place), inPlace, decide: decideText }, lastWrites);
    },
  };
}
