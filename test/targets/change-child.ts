import { ProblemError } from '../../main/domain/problem.ts';
import { createEnvFileTarget } from '../../main/targets/env-file.ts';
import { plainWriter, renamingWriter } from './naive-writer.ts';
import { settingA } from './setting-a.ts';

/** Own process, to be traced, killed, or run as another user: `change-child.ts WRITER PROJECT FILE VALUE`. */
const WRITERS = { ours: createEnvFileTarget(), plain: plainWriter, renaming: renamingWriter };

const [writer = 'ours', project = '', file = '', value = ''] = process.argv.slice(2);
try {
  const inPlace = writer === 'in-place';
  const { change } = writer === 'plain' || writer === 'renaming' ? WRITERS[writer] : WRITERS.ours;
  await change({ kind: 'env', file, project, inPlace }, settingA(value));
  process.stdout.write('done');
} catch (error) {
  process.stdout.write(error instanceof ProblemError ? JSON.stringify(error.problem) : `unexpected ${error}`);
}
