import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { partIsRequired } from './require.ts';

/** Programs by others that judge what we write; installed as CONTRIBUTING says. */
type Checker = 'parliament' | 'cfn-lint';

function programOf(name: Checker): string {
  const variable = `KEYTURN_${name.toUpperCase().replace('-', '_')}`;
  return process.env[variable] ?? join(homedir(), '.cache/keyturn-peers/checks/bin', name);
}

/** True where it is neither there nor required: then its tests are skipped, and say so. */
export function isCheckerSkipped(name: Checker): boolean {
  return !existsSync(programOf(name)) && !partIsRequired(name);
}

/** Pipes a text in; `text` is all it printed. */
export function check(
  name: Checker,
  input: string,
  args: readonly string[] = [],
): { readonly code: number; readonly text: string } {
  const { status, stdout, stderr } = spawnSync(programOf(name), args, { input, encoding: 'utf8' });
  return { code: status ?? -1, text: `${stdout}${stderr}`.trim() };
}
