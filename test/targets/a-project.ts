import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ProblemError } from '../../main/domain/problem.ts';
import type { EnvPlace } from '../../main/targets/place-target.ts';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-targets-'));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function modeOf(path: string): string {
  return (statSync(path).mode & 0o7777).toString(8).padStart(4, '0');
}

export function leftoversIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.keyturn-'));
}

export type AProject = {
  readonly folder: string;
  readonly file: string;
  readonly place: EnvPlace;
  read(): string;
};

/** A project folder with a `.env` of this text, or without one. */
export function aProject(text?: string, name = '.env'): AProject {
  const folder = temporaryFolder();
  const file = join(folder, name);
  if (text !== undefined) writeFileSync(file, text);
  return {
    folder,
    file,
    place: { kind: 'env', file, project: folder, inPlace: false },
    read: () => readFileSync(file, 'utf8'),
  };
}

/** The problem's code, or `done`. */
export async function outcomeOf(change: Promise<unknown>): Promise<string> {
  try {
    await change;
    return 'done';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
}
