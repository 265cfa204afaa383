import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ProblemError } from '../domain/problem.ts';
import { PROJECT_FILE } from '../storage/project-file.ts';
import { findProject } from '../storage/project-find.ts';
import type { Invocation } from './invocation.ts';

function hasProject(directory: string): boolean {
  return existsSync(join(directory, PROJECT_FILE));
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
  const nearest = findProject(terminal.cwd, homedir());
  if (nearest !== undefined) return [nearest];
  return hasProject(configDirectory) ? [configDirectory] : [];
}

/** As `projectsHere`, but raises a ProblemError when there is none. */
export function chooseProjects(place: Place): string[] {
  const chosen = projectsHere(place);
  if (chosen.length > 0) return chosen;
  throw noProject(`There is no ${PROJECT_FILE} in ${place.terminal.cwd} or a folder above it.`);
}
