import type { Desired, Wanted } from './desired.ts';
import type { Observed, Refusal, Setting } from './observed.ts';
import type { Sealed } from './sealed.ts';
import type { VersionId } from './secret.ts';

/** What the ledger knows about the variables of one feed. Marks are keyed hashes of standing texts. */
export type Known = {
  readonly versionId?: VersionId;
  /** Does Keyturn remember writing this variable into this place? */
  wrote(name: string): boolean;
  /** Is what stands there what Keyturn wrote, or was about to write? */
  isOurs(name: string, standing: Sealed): boolean;
  /** Kept by the user at this very version. */
  isKept(name: string): boolean;
};

/** A person's answer to a conflict: leave the file's text until the next version, or write AWS's value. */
export type Choice = 'keep' | 'take';

export type PlanInput = {
  readonly versionId: VersionId;
  readonly desired: Desired;
  readonly observed: Observed;
  readonly known: Known;
  /** Take AWS's value wherever a local one stands in the way, and create what is gone. */
  readonly adopt: boolean;
  readonly choices?: Readonly<Record<string, Choice>>;
  /** The same variables at AWSPREVIOUS; undefined while nobody asked for it. */
  readonly previous?: readonly Setting[];
};

export type Conflict = { readonly name: string; readonly kind: 'edited' | 'not ours' };

/** What to do about one feed. Only names and sealed values. */
export type Plan = {
  readonly settings: readonly Setting[];
  /** Those of `settings` and `heldBack` that replace something that stands there. */
  readonly replaced: readonly string[];
  /** Would be written, were nothing in the way. */
  readonly heldBack: readonly string[];
  readonly inStep: readonly string[];
  readonly drifted: readonly string[];
  readonly kept: readonly string[];
  readonly conflicts: readonly Conflict[];
  readonly refused: readonly Refusal[];
  /** True when something that stands there cannot be updated: then nothing of this secret is written to this place. */
  readonly isHeld: boolean;
  /** True when a look at AWSPREVIOUS may turn a conflict into a plain update. */
  readonly needsPrevious: boolean;
};

type Verdict = 'write' | 'in step' | 'drifted' | 'kept' | Conflict['kind'];

function isPrevious(name: string, input: PlanInput): boolean {
  const before = input.previous?.find((setting) => setting.name === name);
  return before !== undefined && input.observed.holds(before);
}

function choiceOf(name: string, { choices = {} }: PlanInput): Choice | undefined {
  return Object.hasOwn(choices, name) ? choices[name] : undefined;
}

function judgeStanding({ setting, onConflict }: Wanted, input: PlanInput, standing: Sealed): Verdict {
  const { known, versionId } = input;
  if (known.isOurs(setting.name, standing)) return 'write';
  const choice = choiceOf(setting.name, input);
  if (input.adopt || choice === 'take') return 'write';
  if (choice === 'keep') return 'kept';
  const isEdited = known.wrote(setting.name);
  if (isEdited && known.versionId === versionId) return known.isKept(setting.name) ? 'kept' : 'drifted';
  if (onConflict === 'take' || !input.observed.isFilled(setting.name)) return 'write';
  if (onConflict === 'keep' || known.isKept(setting.name)) return 'kept';
  if (isEdited) return 'edited';
  return isPrevious(setting.name, input) ? 'write' : 'not ours';
}

function judge(wanted: Wanted, input: PlanInput): Verdict {
  const { observed, known, versionId, adopt } = input;
  const { name } = wanted.setting;
  if (observed.holds(wanted.setting)) return 'in step';
  const standing = observed.standing(name);
  if (standing !== undefined) return judgeStanding(wanted, input, standing);
  const isWanted = adopt || choiceOf(name, input) === 'take';
  const wasRemovedByHand = observed.exists && known.wrote(name) && known.versionId === versionId && !isWanted;
  return wasRemovedByHand ? 'drifted' : 'write';
}

function refusalsOf(settings: readonly Setting[], input: PlanInput): readonly Refusal[] {
  return settings.length === 0 ? [] : input.observed.draft(settings, { removals: [] }).refused;
}

/** Decides, touches nothing (design, decisions 3 and 4). */
export function planFeed(input: PlanInput): Plan {
  const { desired, observed } = input;
  const verdicts = desired.wanted.map((wanted) => ({ wanted, verdict: judge(wanted, input) }));
  const named = (verdict: Verdict): string[] =>
    verdicts.filter((one) => one.verdict === verdict).map((one) => one.wanted.setting.name);
  const toWrite = verdicts.filter((one) => one.verdict === 'write').map((one) => one.wanted.setting);
  const unwritable = refusalsOf(toWrite, input);
  const refusedNames = new Set(unwritable.map((refusal) => refusal.name));
  const conflicts = [
    ...named('edited').map((name) => ({ name, kind: 'edited' as const })),
    ...named('not ours').map((name) => ({ name, kind: 'not ours' as const })),
  ];
  const isHeld = conflicts.length > 0 || unwritable.some(({ name }) => observed.standing(name) !== undefined);
  const settings = isHeld ? [] : toWrite.filter((setting) => !refusedNames.has(setting.name));
  const heldBack = isHeld ? named('write').filter((name) => !refusedNames.has(name)) : [];
  const wanted = [...settings.map(({ name }) => name), ...heldBack];
  return {
    settings,
    replaced: wanted.filter((name) => observed.standing(name) !== undefined),
    heldBack,
    inStep: named('in step'),
    drifted: named('drifted'),
    kept: named('kept'),
    conflicts,
    refused: [...desired.refused, ...unwritable],
    isHeld,
    needsPrevious: input.previous === undefined && conflicts.some((conflict) => conflict.kind === 'not ours'),
  };
}
