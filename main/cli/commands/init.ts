import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownTarget } from '../../doctor/words.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { ExitCode } from '../../session/lines.ts';
import { storageFailed, systemCode } from '../../storage/durable-file.ts';
import { starterProject } from '../../storage/project-edit.ts';
import { PROJECT_FILE } from '../../storage/project-file.ts';
import type { Invocation } from '../invocation.ts';
import { usageError } from '../usage-error.ts';

/** Never over a file that is there. */
function writeStarter(path: string, directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    writeFileSync(path, starterProject(), { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw storageFailed(path, error);
    throw new ProblemError({
      code: 'configuration',
      message: `${path} is there already.`,
      cure: 'Add a secret to it with `keyturn add SECRET --env FILE`.',
    });
  }
}

/** `keyturn init` */
export async function runInit({ projects, terminal }: Invocation): Promise<ExitCode> {
  const [directory = terminal.cwd, ...others] = projects;
  if (others.length > 0) throw usageError('`init` takes one --project.');
  const path = join(directory, PROJECT_FILE);
  writeStarter(path, directory);
  terminal.json({ file: path });
  if (terminal.isJson) return 0;
  terminal.say(`${shownTarget(path, terminal.cwd)} is written. It holds names only, so commit it.`);
  terminal.say('Next: `keyturn add SECRET --env .env`, or `keyturn doctor` to see what is here.');
  return 0;
}
