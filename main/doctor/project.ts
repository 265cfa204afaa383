import type { Watch } from '../domain/watch.ts';
import { loadProject } from '../storage/project-file.ts';
import type { Settings } from '../storage/settings-schema.ts';
import { type Finding, fine, note, wrong } from './finding.ts';
import { counted, shownTarget } from './words.ts';

export type ProjectFindings = { readonly watches: readonly Watch[]; readonly findings: readonly Finding[] };

/** Is `keyturn.yaml` valid, what does it cost, and which readers does the project show? */
export function projectFindings(directory: string, settings: Settings, cwd?: string): ProjectFindings {
  const { profiles, allowOutside } = settings;
  const reading = loadProject({ directory, profiles, allowOutside });
  if (reading.kind === 'invalid') {
    return { watches: [], findings: reading.problems.map(({ message, cure }) => wrong('project', message, cure)) };
  }
  const { watches, hints, found } = reading;
  const file = shownTarget(`${directory}/keyturn.yaml`, cwd);
  return {
    watches,
    findings: [
      fine('project', `${file} is valid and names ${counted(watches.length, 'secret')}`),
      ...hints.map((hint) => note('project', hint)),
      ...found.evidence.map(({ reader, file: where, why }) =>
        note('project', `${reader} reads env files here: ${why} (${where})`),
      ),
      ...found.later.map((reader) =>
        note(
          'project',
          `${reader} reads env files here, but cannot be written for yet`,
          'Name `readers` of the target in keyturn.yaml.',
        ),
      ),
    ],
  };
}
