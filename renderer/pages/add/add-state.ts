import type { WatchDraft } from '../../../preload/views.ts';
import { defaultVariable, reasonAgainstVariable } from './variable-name.ts';

export const STEPS = ['account', 'secret', 'look'] as const;
export type Step = (typeof STEPS)[number];

export type Fields = {
  readonly kind: 'json' | 'text' | 'binary';
  readonly fields: readonly string[];
  readonly blocked?: readonly string[];
};

export type Choice = { readonly field: string; readonly isUsed: boolean; readonly variable: string };

/** Empty words are not chosen yet; an empty profile or region is what AWS takes by default. */
export type AddState = {
  readonly step: Step;
  readonly project: string;
  readonly profile: string;
  readonly region: string;
  readonly search: string;
  readonly secret: string;
  readonly file: string;
  readonly prefix: string;
  readonly kind: Fields['kind'];
  readonly choices: readonly Choice[];
  /** Fields that programs act on under their own name. */
  readonly blocked: readonly string[];
  /** Secrets that AWS would not let this profile read. */
  readonly unreadable: readonly string[];
  /** Empty: those found in the project. */
  readonly readers: readonly string[];
};

export type AddAction =
  | { readonly kind: 'went'; readonly step: Step }
  | { readonly kind: 'placed'; readonly place: Partial<Pick<AddState, 'project' | 'profile' | 'region'>> }
  | { readonly kind: 'searched'; readonly search: string }
  | { readonly kind: 'picked'; readonly secret: string }
  | { readonly kind: 'refused'; readonly secret: string }
  | { readonly kind: 'learned'; readonly secret: string; readonly fields: Fields }
  | { readonly kind: 'chose'; readonly choice: Choice }
  | { readonly kind: 'prefixed'; readonly prefix: string }
  | { readonly kind: 'named file'; readonly file: string }
  | { readonly kind: 'set readers'; readonly readers: readonly string[] };

export function startState(given: Partial<AddState>): AddState {
  const account = { step: 'account', project: '', profile: '', region: '', search: '', secret: '' } as const;
  const keys = { prefix: '', kind: 'json', choices: [], blocked: [], unreadable: [], readers: [] } as const;
  return { ...account, ...keys, file: '.env', ...given };
}

/** A name that cannot stand, or that programs act on, waits for a person. */
function firstChoice(field: string, state: AddState, { blocked = [] }: Fields): Choice {
  const variable = defaultVariable(field, state);
  const isPossible = reasonAgainstVariable(variable) === undefined && !(blocked.includes(field) && state.prefix === '');
  return { field, isUsed: isPossible, variable: isPossible ? variable : '' };
}

/** Names that a person typed stay. */
function prefixed(state: AddState, prefix: string): AddState {
  const choices = state.choices.map((choice) => {
    const isOurs = choice.variable === defaultVariable(choice.field, state);
    return isOurs ? { ...choice, variable: defaultVariable(choice.field, { ...state, prefix }) } : choice;
  });
  return { ...state, prefix, choices };
}

/** Another account has other secrets. */
function placed(state: AddState, place: Partial<AddState>): AddState {
  const next = { ...state, ...place };
  const isSame = next.profile === state.profile && next.region === state.region;
  return isSame ? next : { ...next, secret: '', choices: [], unreadable: [] };
}

function learned(state: AddState, secret: string, fields: Fields): AddState {
  if (secret !== state.secret || state.choices.length > 0) return state;
  const choices = fields.fields.map((field) => firstChoice(field, state, fields));
  return { ...state, kind: fields.kind, choices, blocked: fields.blocked ?? [] };
}

export function reduce(state: AddState, action: AddAction): AddState {
  switch (action.kind) {
    case 'went':
      return { ...state, step: action.step };
    case 'placed':
      return placed(state, action.place);
    case 'searched':
      return { ...state, search: action.search };
    case 'picked':
      return action.secret === state.secret ? state : { ...state, secret: action.secret, choices: [] };
    case 'refused':
      return { ...state, unreadable: [...new Set([...state.unreadable, action.secret])] };
    case 'learned':
      return learned(state, action.secret, action.fields);
    case 'chose': {
      const choices = state.choices.map((one) => (one.field === action.choice.field ? action.choice : one));
      return { ...state, choices };
    }
    case 'prefixed':
      return prefixed(state, action.prefix);
    case 'named file':
      return { ...state, file: action.file };
    case 'set readers':
      return { ...state, readers: action.readers };
  }
}

/** What would be added; ask only when `complaintsOf` has none. */
export function draftOf(state: AddState): WatchDraft {
  const used = state.choices.filter(({ isUsed }) => isUsed);
  return {
    project: state.project,
    ...(state.profile !== '' && { profile: state.profile }),
    ...(state.region !== '' && { region: state.region }),
    secret: state.secret,
    file: state.file.trim(),
    variables: Object.fromEntries(used.map(({ field, variable }) => [field, variable])),
    readers: state.readers,
  };
}
