import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { KNOWN_KEYS, LATER_KEYS, type ProjectDeclaration, projectSchema } from './project-schema.ts';

/** More would help nobody, and each is compared with each. */
const MAX_ISSUES = 200;

type Issue = z.core.$ZodIssue;
type Path = Fault['path'];

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text; a number or a word like true needs quotes',
  object: 'a mapping (`key: value`)',
  record: 'a mapping (`key: value`)',
  array: 'a list (`- item`)',
  boolean: 'true or false',
};

function pathOf(issue: Issue): Path {
  return issue.path.map((step) => (typeof step === 'symbol' ? '' : step));
}

function levelOf(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
}

/** What to call the thing at a path: its key, or the list it is an item of. */
function nameOf(path: Path): string {
  const key = path.findLast((step) => typeof step === 'string');
  if (key === undefined) return 'the file';
  return typeof path.at(-1) === 'number' ? `an item of \`${key}\`` : `\`${key}\``;
}

/** Keys are shown, unless they look like something else that was pasted. */
export function shownKey(key: string): string {
  return /^[\w.<-]{1,40}$/.test(key) ? ` \`${key}\`` : '';
}

function unknownKey(path: Path, key: string): Fault {
  const level = levelOf(path);
  const comesLater = LATER_KEYS[level]?.get(key);
  if (comesLater) return { path: [...path, key], isAboutKey: true, message: comesLater };
  const choices = KNOWN_KEYS[level] ?? [];
  return {
    path: [...path, key],
    isAboutKey: true,
    message: `unknown key${shownKey(key)}`,
    guess: { word: key, choices },
  };
}

function missing(path: Path): Fault {
  const message = path.length === 0 ? 'the file is empty; it needs `version: 1`' : `${nameOf(path)} is missing`;
  return { path, isMissing: true, message };
}

function wrongValue(issue: Extract<Issue, { code: 'invalid_value' }>, path: Path): Fault {
  if (issue.input === undefined) return missing(path);
  if (levelOf(path) === 'version') return { path, message: 'this Keyturn reads `version: 1`' };
  const choices = issue.values.map(String);
  if (!path.includes('readers')) return { path, message: `${nameOf(path)} is one of: ${choices.join(', ')}` };
  return { path, message: 'unknown reader', guess: { word: String(issue.input), choices } };
}

function faultsOf(issue: Issue): Fault[] {
  const path = pathOf(issue);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key));
    case 'invalid_value':
      return [wrongValue(issue, path)];
    case 'invalid_type':
      return issue.input === undefined
        ? [missing(path)]
        : [{ path, message: `${nameOf(path)} must be ${TYPE_WORDS[issue.expected] ?? issue.expected}` }];
    case 'custom':
      return [{ path, isAboutKey: issue.params?.isAboutKey === true, message: issue.message }];
    default:
      // Only lengths are left, and those have messages of their own.
      return [{ path, message: issue.message }];
  }
}

/** A misspelled key also makes its mapping incomplete; that would only be noise. */
function deepest(faults: readonly Fault[]): Fault[] {
  const isAbove = (upper: Path, lower: Path) =>
    upper.length < lower.length && upper.every((step, index) => step === lower[index]);
  return faults.filter(({ path }) => !faults.some((other) => isAbove(path, other.path)));
}

type Reading =
  | { readonly kind: 'valid'; readonly declaration: ProjectDeclaration }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** Checks plain data against the schema of `keyturn.yaml`. */
export function readDeclaration(value: unknown): Reading {
  const result = projectSchema.safeParse(value ?? undefined, { reportInput: true });
  if (result.success) return { kind: 'valid', declaration: result.data };
  return {
    kind: 'faulty',
    faults: deepest(result.error.issues.slice(0, MAX_ISSUES).flatMap(faultsOf).slice(0, MAX_ISSUES)),
  };
}
