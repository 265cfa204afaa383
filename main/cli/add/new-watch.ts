import { homedir } from 'node:os';
import { relative, resolve, sep } from 'node:path';
import type { NewTarget, NewWatch } from '../../domain/project-addition.ts';
import { CURRENT } from '../../domain/secret.ts';
import type { DiffTarget } from '../../session/lines.ts';
import { findProject } from '../../storage/project-find.ts';
import type { GivenOptions, Invocation } from '../invocation.ts';
import { usageError } from '../usage-error.ts';

const NAMINGS = ['map', 'prefix', 'as'] as const;

function wordsOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function mapOf(text: string): Record<string, string> {
  const pairs = wordsOf(text).map((pair) => /^([^=]+)=([^=]+)$/.exec(pair)?.slice(1) ?? []);
  if (pairs.length === 0 || pairs.some(([field, name]) => !field || !name))
    throw usageError('`--map` needs FIELD=NAME pairs with commas between them, for example username=DB_USER.');
  return Object.fromEntries(pairs);
}

function namingOf(options: GivenOptions): Pick<Extract<NewTarget, { env: string }>, 'map' | 'prefix' | 'as'> {
  const [first, second] = NAMINGS.filter((name) => options.has(name));
  if (second) throw usageError(`\`--${first}\` and \`--${second}\` exclude each other.`);
  const [map, as] = [options.text('map'), options.text('as')];
  if (map !== undefined) return { map: mapOf(map) };
  return as === undefined ? { prefix: options.text('prefix') ?? '' } : { as };
}

function keychainOf(text: string, options: GivenOptions): NewTarget {
  const misplaced = [...NAMINGS, 'readers'].find((name) => options.has(name));
  if (misplaced) throw usageError(`\`--${misplaced}\` belongs to \`--env\`.`);
  const [, service, account] = /^(.+)\/([^/]+)$/.exec(text) ?? [];
  if (!service || !account) throw usageError('`--keychain` needs SERVICE/ACCOUNT, for example shop/db.');
  const field = options.text('field');
  return { keychain: { service, account, ...(field !== undefined && { field }) } };
}

function targetOf({ options, projects, terminal }: Invocation, project: string): NewTarget {
  const [env, keychain] = [options.text('env'), options.text('keychain')];
  if ((env === undefined) === (keychain === undefined))
    throw usageError('`add` needs one of `--env FILE` and `--keychain SERVICE/ACCOUNT`.');
  if (keychain !== undefined) return keychainOf(keychain, options);
  if (options.has('field'))
    throw usageError('`--field` belongs to `--keychain`; `--map` picks fields for an env file.');
  const readers = options.text('readers');
  // Where a project is named the file lies in it; else people mean the folder they are in.
  const file = resolve(projects.length > 0 ? project : terminal.cwd, env ?? '');
  const way = relative(project, file).split(sep).join('/');
  return { env: way, ...namingOf(options), ...(readers !== undefined && { readers: wordsOf(readers) }) };
}

function given(options: GivenOptions, name: 'label' | 'profile' | 'region'): Partial<Record<typeof name, string>> {
  const value = options.text(name);
  return value === undefined ? {} : { [name]: value };
}

/** The wish of an `add`, and the project it goes to: the one named, the nearest, or a new one here. Raises usage errors. */
export function newWatchOf(invocation: Invocation): { readonly wish: NewWatch; readonly project: string } {
  const { operands, options, projects, terminal } = invocation;
  const [named, ...others] = projects;
  if (others.length > 0) throw usageError('`add` takes one --project.');
  const project = named ?? findProject(terminal.cwd, homedir()) ?? terminal.cwd;
  const target = targetOf(invocation, project);
  const ref = {
    secret: operands[0] ?? '',
    ...given(options, 'label'),
    ...given(options, 'profile'),
    ...given(options, 'region'),
  };
  return { wish: { ...ref, target }, project };
}

/** Is this what the wish is about? A check that failed has no target yet. */
export function isOwnTarget({ secret, label, target }: DiffTarget, wish: NewWatch, project: string): boolean {
  if (secret !== wish.secret || label !== (wish.label ?? CURRENT)) return false;
  const own = 'env' in wish.target ? resolve(project, wish.target.env) : undefined;
  return target === '' || own === undefined || own === target;
}
