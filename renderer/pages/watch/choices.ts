import type { HistoryRow, KeyRow, TargetDetail } from '../../../preload/views.ts';

export type Choice = 'keep' | 'take';
export type Choices = { readonly [variable: string]: Choice };

/**
 * What is asked: both sides changed (`conflict`), the file never was ours (`adoption`), or only the file changed
 * (`drift`).
 */
export type Question = 'conflict' | 'adoption' | 'drift';

const ASKING: readonly KeyRow['change'][] = ['conflict', 'edited here'];

/** The variables about which somebody can choose. */
export function askedKeys({ keys }: TargetDetail): readonly KeyRow[] {
  return keys.filter(({ change }) => ASKING.includes(change));
}

export function questionOf(target: TargetDetail, events: readonly HistoryRow[]): Question | undefined {
  const asked = askedKeys(target);
  const wasWritten = events.some(({ kind, target: to }) => kind === 'written' && to === target.target);
  if (asked.some(({ change }) => change === 'conflict')) return wasWritten ? 'conflict' : 'adoption';
  return asked.length > 0 ? 'drift' : undefined;
}

/** A local edit stays where AWS has nothing new; a conflict has no answer yet. */
export function firstChoices(target: TargetDetail): Choices {
  const edited = askedKeys(target).filter(({ change }) => change === 'edited here');
  return Object.fromEntries(edited.map(({ name }) => [name, 'keep'] as const));
}

export function allChoices(target: TargetDetail, choice: Choice): Choices {
  return Object.fromEntries(askedKeys(target).map(({ name }) => [name, choice] as const));
}

/** How many variables have no choice yet. */
export function openChoices(target: TargetDetail, choices: Choices): number {
  return askedKeys(target).filter(({ name }) => choices[name] === undefined).length;
}

/** Applying changes nothing while every edit is kept as it is. */
export function isIdle(target: TargetDetail, choices: Choices): boolean {
  const hasConflict = target.keys.some(({ change }) => change === 'conflict');
  return !hasConflict && Object.values(choices).every((choice) => choice === 'keep');
}

/** A file that is gone is made again with everything from AWS. */
export function creating({ keys }: TargetDetail): Choices {
  const wanted = keys.filter(({ change }) => change !== 'left behind');
  return Object.fromEntries(wanted.map(({ name }) => [name, 'take'] as const));
}
