import type { NewWatch } from '../domain/project-addition.ts';
import { findEnvFiles } from './env-file-search.ts';
import { fileFacts } from './file-facts.ts';
import { draftProject, draftRemoval, type TargetOf, writeDraft } from './project-draft.ts';
import type { Machine } from './project-watches.ts';

/** Project folders as they are and as they would be, read with what this machine says at that moment. */
export function openDrafts(machine: () => Omit<Machine, 'directory'>) {
  return {
    draft: (directory: string, wish: NewWatch) => {
      const { profiles, allowOutside } = machine();
      return draftProject({ directory, profiles, allowOutside }, wish);
    },
    draftWithout: (directory: string, target: TargetOf) => {
      const { profiles, allowOutside } = machine();
      return draftRemoval({ directory, profiles, allowOutside }, target);
    },
    write: writeDraft,
    facts: fileFacts,
    envFiles: findEnvFiles,
  };
}
