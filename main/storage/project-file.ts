import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { costHints } from '../domain/check-cost.ts';
import type { Problem } from '../domain/problem.ts';
import { readDeclaration } from '../domain/project-declaration.ts';
import type { WatchDeclaration } from '../domain/project-schema.ts';
import { trustText } from '../domain/project-trust.ts';
import type { Watch } from '../domain/watch.ts';
import { withGuesses } from './project-guesses.ts';
import { type FoundReaders, findReaders } from './project-readers.ts';
import { faultsOfWatches, type Machine, watchesOf, withDefaults } from './project-watches.ts';
import { type Position, readYaml } from './yaml-position.ts';

export const PROJECT_FILE = 'keyturn.yaml';
/** Room for some thousand watches. */
const MAX_BYTES = 512 * 1024;
const MAX_PROBLEMS = 20;

export type LoadedProject = {
  readonly kind: 'loaded';
  readonly watches: readonly Watch[];
  /** SHA-256 (hex) of what the file names; see `trustText`. */
  readonly fingerprint: string;
  /** Sentences about what works but deserves a second look. */
  readonly hints: readonly string[];
  /** Who reads env files here, for targets that do not say. */
  readonly found: FoundReaders;
};

export type ProjectReading = LoadedProject | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

function problemOf(message: string, cure = `Correct ${PROJECT_FILE}.`): Problem {
  return { code: 'configuration', message, cure };
}

function problemAt({ line, column }: Position, message: string): Problem {
  return problemOf(`${PROJECT_FILE} line ${line}, column ${column}: ${message}${message.endsWith('?') ? '' : '.'}`);
}

function readText(directory: string): { readonly text: string } | { readonly problem: Problem } {
  const path = join(directory, PROJECT_FILE);
  try {
    const found = statSync(path);
    // A pipe would be waited for, forever.
    if (!found.isFile()) return { problem: problemOf(`${path} is not a file.`, 'Make it a file, or move it away.') };
    if (found.size > MAX_BYTES)
      return { problem: problemOf(`${PROJECT_FILE} is larger than ${MAX_BYTES / 1024} KiB.`) };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return { problem: problemOf(`${PROJECT_FILE} is not UTF-8 text.`, 'Save it as UTF-8.') };
    if (code === 'ENOENT')
      return { problem: problemOf(`There is no ${PROJECT_FILE} in ${directory}.`, 'Create one with `keyturn init`.') };
    return { problem: problemOf(`${path} cannot be read (${String(code)}).`, 'Make it a file that you may read.') };
  }
}

/** The parser says some things once for each bracket. */
function unlike(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()];
}

type Declared =
  | { readonly kind: 'declared'; readonly watches: readonly WatchDeclaration[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

function declare(text: string, machine: Machine): Declared {
  const yaml = readYaml(text);
  if (yaml.kind === 'faulty') {
    return {
      kind: 'invalid',
      problems: unlike(yaml.faults.map(({ position, message }) => problemAt(position, message))),
    };
  }
  const reading = readDeclaration(yaml.value);
  const watches = reading.kind === 'valid' ? withDefaults(reading.declaration) : [];
  const faults =
    reading.kind === 'valid' ? faultsOfWatches(reading.declaration.watches ?? [], machine) : reading.faults;
  if (faults.length === 0) return { kind: 'declared', watches };
  const problems = withGuesses(faults)
    .slice(0, MAX_PROBLEMS)
    .map((fault) => problemAt(yaml.positionOf(fault.path, { isKey: fault.isAboutKey === true }), fault.message));
  return { kind: 'invalid', problems: unlike(problems) };
}

/** As `loadProject`, of a text that is not in the file yet. */
export function readProject(text: string, machine: Machine): ProjectReading {
  const declared = declare(text, machine);
  if (declared.kind === 'invalid') return declared;
  const files = declared.watches.flatMap(({ to }) => to.flatMap(({ env }) => (env === undefined ? [] : [env])));
  const found = findReaders(machine.directory, files);
  const watches = watchesOf(declared.watches, machine, found.readers);
  const fingerprint = createHash('sha256').update(trustText(declared.watches)).digest('hex');
  return { kind: 'loaded', watches, fingerprint, hints: costHints(watches), found };
}

/** Reads the `keyturn.yaml` of a folder. Raises nothing: whatever is wrong comes back as problems with line and column. */
export function loadProject(machine: Machine): ProjectReading {
  const source = readText(machine.directory);
  return 'problem' in source ? { kind: 'invalid', problems: [source.problem] } : readProject(source.text, machine);
}
