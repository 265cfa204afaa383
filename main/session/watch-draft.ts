import { ProblemError } from '../domain/problem.ts';
import type { NewTarget, NewWatch } from '../domain/project-addition.ts';
import type { DraftedProject } from '../storage/project-draft.ts';
import { placeOf } from './catalog.ts';
import type { Send } from './lines.ts';
import type { Session } from './session.ts';

/** What a person put together in a window. `project` is absolute, `file` relative to it. */
export type WatchDraft = {
  readonly project: string;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly secret: string;
  readonly label?: string | undefined;
  readonly file: string;
  /** Field to variable; the one field of plain text has no name. */
  readonly variables: Readonly<Record<string, string>>;
  /** Empty: those that are found in the project. */
  readonly readers: readonly string[];
};

function namingOf(variables: WatchDraft['variables']): Pick<Extract<NewTarget, { env: string }>, 'map' | 'as'> {
  const whole = variables[''];
  return whole !== undefined && Object.keys(variables).length === 1 ? { as: whole } : { map: variables };
}

export function wishOf({ secret, label, file, variables, readers, ...place }: WatchDraft): NewWatch {
  return {
    secret,
    ...(label !== undefined && { label }),
    ...placeOf(place),
    target: { env: file.replaceAll('\\', '/'), ...namingOf(variables), ...(readers.length > 0 && { readers }) },
  };
}

/** Undefined when the faults are told. */
export function draftedOf({ drafts }: Session, draft: WatchDraft, send: Send): DraftedProject | undefined {
  if (Object.keys(draft.variables).length === 0) throw new ProblemError(NO_VARIABLES);
  const drafting = drafts.draft(draft.project, wishOf(draft));
  if (drafting.kind === 'drafted') return drafting;
  for (const problem of drafting.problems) send({ problem });
  return undefined;
}

const NO_VARIABLES = {
  code: 'configuration',
  message: 'No variable is chosen.',
  cure: 'Choose at least one key of the secret.',
} as const;
