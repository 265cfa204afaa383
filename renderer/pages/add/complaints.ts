import { words } from '../../words/add.ts';
import type { AddState, Step } from './add-state.ts';
import { reasonAgainstVariable } from './variable-name.ts';

/** What stands in the way, each tied to the field it is about. */
export type Complaints = {
  readonly project?: string;
  readonly secret?: string;
  readonly file?: string;
  /** By field of the secret. */
  readonly variables: { readonly [field: string]: string };
  /** Nothing is wrong, but nothing is chosen either. */
  readonly keys?: string;
};

export function reasonAgainstFolder(folder: string): string | undefined {
  if (folder.trim() === '') return words.projectMissing;
  return /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(folder) ? undefined : words.projectRelative;
}

export function reasonAgainstFile(file: string): string | undefined {
  const path = file.trim();
  if (path === '' || /[\\/]$/.test(path)) return words.fileMissing;
  if (/^([\\/~]|[A-Za-z]:)/.test(path) || path.split(/[\\/]/).includes('..')) return words.fileOutside;
  return /^(\.\/)?keyturn\.ya?ml$/.test(path) ? words.fileOurs : undefined;
}

function variableComplaints({ choices }: AddState): Record<string, string> {
  const used = choices.filter(({ isUsed }) => isUsed);
  const told = used.flatMap(({ field, variable }) => {
    const twin = used.find((other) => other.field !== field && other.variable === variable);
    const reason = reasonAgainstVariable(variable) ?? (twin && words.variableTwice(twin.field));
    return reason ? [[field, reason] as const] : [];
  });
  return Object.fromEntries(told);
}

export function complaintsOf(state: AddState): Complaints {
  const project = reasonAgainstFolder(state.project);
  const file = reasonAgainstFile(state.file);
  const isNothingUsed = state.secret !== '' && !state.choices.some(({ isUsed }) => isUsed);
  return {
    ...(project && { project }),
    ...(state.secret === '' && { secret: words.secretMissing }),
    ...(file && { file }),
    variables: variableComplaints(state),
    ...(isNothingUsed && { keys: state.choices.length === 0 ? words.keysUnknown : words.keysMissing }),
  };
}

/** The first thing that keeps from leaving a step; undefined when it may be left. */
export function obstacleOf(step: Step, { project, secret, file, variables, keys }: Complaints): string | undefined {
  if (step === 'account') return project;
  return project ?? secret ?? file ?? Object.values(variables)[0] ?? keys;
}
