import type { Feed } from './feed.ts';
import { encodeBase64, type Fields, fieldsOf, wholeOf } from './fields.ts';
import { refusalOfName, upperSnake } from './names.ts';
import type { Refusal, Setting } from './observed.ts';
import { ProblemError } from './problem.ts';
import type { Sealed } from './sealed.ts';
import type { SecretContent, SecretRef } from './secret.ts';
import type { EnvTarget, KeychainTarget, OnConflict } from './watch.ts';

/** The one variable of a keychain item. */
export const KEYCHAIN_VARIABLE = 'value';

export type Wanted = { readonly setting: Setting; readonly onConflict: OnConflict };

/** What a feed should hold for one version of its secret. */
export type Desired = { readonly wanted: readonly Wanted[]; readonly refused: readonly Refusal[] };

type Pick = {
  readonly name: string;
  readonly field: string;
  readonly value: Sealed | undefined;
  readonly isByHand: boolean;
};

function fieldsOrProblem(content: SecretContent, ref: SecretRef): Fields {
  const fields = fieldsOf(content);
  if (fields) return fields;
  throw new ProblemError({
    code: 'not-json',
    message: `${ref.secret} is not a JSON object, so it has no fields to pick.`,
    cure: 'Use `as: NAME` in keyturn.yaml to write the whole secret under one name.',
  });
}

function picksOfEnv({ naming }: EnvTarget, content: SecretContent, ref: SecretRef): Pick[] {
  switch (naming.kind) {
    case 'as':
      return [{ name: naming.variable, field: '', value: wholeOf(content), isByHand: true }];
    case 'map': {
      const fields = fieldsOrProblem(content, ref);
      const entries = Object.entries(naming.variables);
      return entries.map(([field, name]) => ({ name, field, value: fields.find(field), isByHand: true }));
    }
    case 'prefix': {
      const fields = fieldsOrProblem(content, ref);
      return fields.names.map((field) => ({
        name: naming.prefix + upperSnake(field),
        field,
        value: fields.find(field),
        isByHand: false,
      }));
    }
  }
}

function picksOfKeychain({ field }: KeychainTarget, content: SecretContent, ref: SecretRef): Pick[] {
  const value = field === undefined ? wholeOf(content) : fieldsOrProblem(content, ref).find(field);
  return [{ name: KEYCHAIN_VARIABLE, field: field ?? '', value, isByHand: true }];
}

function refusalOfPick({ name, field, value, isByHand }: Pick, ref: SecretRef): Refusal | undefined {
  if (value !== undefined) return isByHand ? undefined : refusalOfName(name);
  return {
    name,
    reason: `${ref.secret} has no value in the field ${field}`,
    wayOut: 'correct the field in keyturn.yaml; the line in the file stays as it is',
  };
}

function collision(name: string): Refusal {
  return { name, reason: 'two fields lead to this one name', wayOut: 'name the fields one by one with `map`' };
}

/** Turns one version into variables, target by target. Raises ProblemError `not-json`. */
export function desire({ ref, targets }: Feed, content: SecretContent): Desired {
  const wanted = new Map<string, Wanted>();
  const refused = new Map<string, Refusal>();
  for (const target of targets) {
    const picks = target.kind === 'env' ? picksOfEnv(target, content, ref) : picksOfKeychain(target, content, ref);
    for (const pick of picks) {
      const refusal = wanted.has(pick.name) ? collision(pick.name) : refusalOfPick(pick, ref);
      if (refusal) refused.set(pick.name, refusal);
      if (refusal || pick.value === undefined) continue;
      const value = target.kind === 'env' && target.encode ? encodeBase64(pick.value) : pick.value;
      const readers = target.kind === 'env' ? target.readers : [];
      wanted.set(pick.name, { setting: { name: pick.name, value, readers }, onConflict: target.onConflict });
    }
  }
  return {
    wanted: [...wanted.values()].filter((one) => !refused.has(one.setting.name)),
    refused: [...refused.values()],
  };
}
