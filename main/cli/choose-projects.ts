import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProblemError } from '../domain/problem.ts';
import type { Invocation } from './invocation.ts';

const PROJECT_FILE = 'keyturn.yaml';

function hasProject(directory: string): boolean {
  return existsSync(join(directory, PROJECT_FILE));
}

/** The nearest folder upwards with a `keyturn.yaml`. */
export function nearestProject(directory: string): string | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (hasProject(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function noProject(message: string): ProblemError {
  return new ProblemError({ code: 'configuration', message, cure: 'Create one with `keyturn init`.' });
}

type Place = Pick<Invocation, 'projects' | 'configDirectory'> & { readonly terminal: { readonly cwd: string } };

/** Those named, else the nearest, else the personal one in the config folder. Empty when there is none. Raises ProblemError for a wrong name. */
export function projectsHere({ projects, configDirectory, terminal }: Place): string[] {
  const missing = projects.find((directory) => !hasProject(directory));
  if (missing !== undefined) throw noProject(`There is no ${PROJECT_FILE} in ${missing}.`);
  if (projects.length > 0) return [...new Set(projects)];
  const nearest = nearestProject(terminal.cwd);
  if (nearest !== undefined) return [nearest];
  return hasProject(configDirectory) ? [configDirectory] : [];
}

/** As `projectsHere`, but raises a ProblemError when there is none. */
export function chooseProjects(place: Place): string[] {
  const chosen = projectsHere(place);
  if (chosen.length > 0) return chosen;
  throw noProject(`There is no ${PROJECT_FILE} in ${place.terminal.cwd} or any folder above it.`);
}
