import type { Route } from '../../../preload/contract.ts';
import type { Problem } from '../../../preload/plain.ts';
import type { AppView, ProjectRow, TargetRow, WatchRow } from '../../../preload/views.ts';
import type { CureProps } from '../../components/cure.tsx';
import * as words from '../../words/cures.ts';
import { shortTarget } from '../short-targets.ts';
import { policyFor } from './policy.ts';
import { checkProblem, isPassing, isShared } from './standing.ts';

/** One button. */
export type Remedy = { readonly label: string } & (
  | { readonly kind: 'go'; readonly to: Route }
  | { readonly kind: 'choose'; readonly key: string; readonly target: TargetRow; readonly choice: 'keep' | 'take' }
  /** Asks once more in its place. */
  | { readonly kind: 'remove'; readonly key: string; readonly target: string }
  | { readonly kind: 'check'; readonly key?: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'open'; readonly target: string }
  | { readonly kind: 'sign in'; readonly profile: string }
);

/** What is wrong with a row, what was not harmed, and at most three ways on. */
export type Ailment = {
  readonly tone: CureProps['tone'];
  readonly says: string;
  readonly soft: string;
  /** Set as identifiers where they occur. */
  readonly names: readonly string[];
  readonly remedies: readonly Remedy[];
};

const namesOf = (row: WatchRow): string[] => [
  row.secret,
  row.profile ?? '',
  ...row.targets.flatMap(({ name, keys }) => [name, ...keys]),
];

function choosing(row: WatchRow, target: TargetRow): readonly Remedy[] {
  const shared = { kind: 'choose', key: row.key, target } as const;
  return [
    { kind: 'go', label: words.COMPARE, to: { page: 'watch', key: row.key } },
    { ...shared, label: words.KEEP_MINE, choice: 'keep' },
    { ...shared, label: words.TAKE_AWS, choice: 'take' },
  ];
}

/** The first sentence says what is wrong, the rest what was not harmed. */
function split({ message }: Problem, otherwise: string): Pick<Ailment, 'says' | 'soft'> {
  const [, first = message, rest = ''] = /^(.*?\.)\s+([A-Z].*)$/s.exec(message) ?? [];
  return { says: first, soft: rest === '' ? otherwise : rest };
}

function toWatch(row: WatchRow): Remedy {
  return { kind: 'go', label: words.SHOW_TARGET, to: { page: 'watch', key: row.key } };
}

function ofGone(row: WatchRow, target: TargetRow, problem: Problem): Ailment {
  const { key } = row;
  const create: Remedy = { kind: 'choose', label: words.CREATE_AGAIN, key, target, choice: 'take' };
  const remove: Remedy = { kind: 'remove', label: words.REMOVE_TARGET, key, target: target.target };
  return {
    tone: 'needs-you',
    ...split(problem, words.UNHARMED.gone),
    names: namesOf(row),
    remedies: target.keys.length > 0 ? [create, remove, toWatch(row)] : [toWatch(row), remove],
  };
}

function ofTarget(row: WatchRow, target: TargetRow): Ailment | undefined {
  const { problem, state, keys, name } = target;
  const names = namesOf(row);
  const again: Remedy = { kind: 'check', label: words.TRY_NOW, key: row.key };
  const show = toWatch(row);
  const told: Problem = problem ?? { code: state, message: `\`${name}\`: ${state}.`, cure: '' };
  const message = { ...told, message: shortTarget(told.message, target), cure: shortTarget(told.cure, target) };
  if (message.code === 'file-gone') return ofGone(row, target, message);
  switch (state) {
    case 'conflict':
      return { tone: 'needs-you', ...split(message, words.UNHARMED.conflict), names, remedies: choosing(row, target) };
    case 'refused':
      return { tone: 'needs-you', ...split(message, message.cure), names, remedies: [show] };
    case 'failed':
      if (message.code === 'keychain-locked') {
        const remedies = [{ ...again, label: words.UNLOCK }, show];
        return { tone: 'trouble', ...split(message, ''), soft: words.UNHARMED.locked, names, remedies };
      }
      return { tone: 'trouble', ...split(message, message.cure), names, remedies: [again, show] };
    case 'edited here': {
      const [compare, , take] = choosing(row, target);
      const remedies = [compare, take].filter((one) => one !== undefined);
      return { tone: 'calm', says: words.edited(keys, name), soft: words.UNHARMED.edited, names, remedies };
    }
    case 'in step':
    case 'never written':
      return undefined;
  }
}

/** What is said of many names none of them. */
function saidOf({ message }: Problem, rows: readonly WatchRow[]): string {
  if (rows.length === 1) return message;
  const without = (text: string, secret: string): string =>
    text.replace(` on ${secret} to `, ' to ').replace(` of ${secret} to `, ' to ');
  return rows.reduce((text, { secret }) => without(text, secret), message);
}

/** `rows`: those that the problem holds up, at least one. */
export function ofCheck(problem: Problem, rows: readonly WatchRow[]): Ailment {
  const says = saidOf(problem, rows);
  const tone = isPassing(problem) ? 'calm' : 'trouble';
  const shared = { tone, says, names: rows.flatMap(namesOf) } as const;
  const [only, ...more] = rows;
  const again: Remedy = {
    kind: 'check',
    label: words.CHECK_AGAIN,
    ...(only && more.length === 0 && { key: only.key }),
  };
  const [, command] = /`(aws [^`]+)`/.exec(problem.cure) ?? [];
  const copy: Remedy[] = command === undefined ? [] : [{ kind: 'copy', label: words.COPY_COMMAND, text: command }];
  const needsSignIn = problem.code === 'login-expired' || problem.code === 'mfa-required';
  if (needsSignIn) {
    const profile = only?.profile ?? 'default';
    const remedies: Remedy[] = [{ kind: 'sign in', label: words.SIGN_IN, profile }, ...copy];
    return { ...shared, soft: words.UNHARMED.shared, remedies };
  }
  const cure = more.length === 0 ? problem.cure : problem.cure.replace('on this secret', 'on these secrets');
  const policy = isShared(problem) ? undefined : policyFor(problem, rows);
  const copyPolicy: Remedy[] = policy === undefined ? [] : [{ kind: 'copy', label: words.COPY_POLICY, text: policy }];
  return {
    ...shared,
    soft: `${cure} ${words.affected(rows.length)}`,
    remedies: [...copyPolicy, ...copy, again],
  };
}

/**
 * Everything that a row wants, the worst first. What passes by itself wants nothing: the row says how old it is. `held`: those
 * that its check's problem holds up.
 */
export function ailmentsOf(row: WatchRow, held: readonly WatchRow[]): readonly Ailment[] {
  const ofTargets = row.targets.flatMap((target) => ofTarget(row, target) ?? []);
  const problem = checkProblem(row);
  return problem === undefined || isPassing(problem) ? ofTargets : [...ofTargets, ofCheck(problem, held)];
}

/** In a browser the file may lie on another machine: its folder is copied. */
function toFile(directory: string, face: AppView['face']): Remedy {
  return face === 'window'
    ? { kind: 'open', label: words.OPEN_FILE, target: directory }
    : { kind: 'copy', label: words.COPY_PATH, text: directory };
}

export function ofProject({ directory, standing, problems, name }: ProjectRow, face: AppView['face']): Ailment {
  const [problem] = problems;
  const names = [name, 'keyturn.yaml'];
  const says = problem?.message ?? `\`keyturn.yaml\` of ${name}: ${standing}.`;
  if (standing === 'waits for trust') {
    const review: Remedy = { kind: 'go', label: words.REVIEW, to: { page: 'trust', key: directory } };
    return { tone: 'needs-you', says, soft: words.UNHARMED.trust, names, remedies: [review] };
  }
  return {
    tone: 'trouble',
    says,
    soft: problem?.cure ?? words.UNHARMED.invalid,
    names,
    remedies: [toFile(directory, face)],
  };
}
