import type * as fs from 'node:fs';
import { expect, test, vi } from 'vitest';
import { createEnvFileTarget } from '../../main/targets/env-file.ts';
import { aProject, leftoversIn, outcomeOf } from './a-project.ts';
import { actBefore, endActs, systemError } from './hooked-fs.ts';
import { renamingWriter, type Writer } from './naive-writer.ts';
import { settingA } from './setting-a.ts';

vi.mock('node:fs', async (original) => (await import('./hooked-fs.ts')).hookedFs(await original()));
const real = await vi.importActual<typeof fs>('node:fs');

const OLD = '# mine\nA=old\n';
const NEW = '# mine\nA=new\n';
const ours: Writer = { change: (place, decide) => createEnvFileTarget().change(place, decide) };

/** Fails one call after the other, reading and closing too; answers the calls after which something was wrong. */
async function wrongAfter(writer: Writer, code: string): Promise<string[]> {
  const wrong: string[] = [];
  for (let n = 1; ; n += 1) {
    const { folder, file, place, read } = aProject(OLD);
    real.utimesSync(file, 1, 1);
    actBefore(n, () => {
      throw systemError(code);
    });
    const outcome = await writer.change(place, settingA('new')).then(
      () => 'done',
      (error) => error?.problem?.code,
    );
    const at = endActs();
    if (at === undefined) return wrong;
    const names = real.readdirSync(folder);
    const isRight = outcome === 'done' ? read() === NEW : outcome === 'write-failed' && read() === OLD;
    if (!isRight || (names.length > 1 && at !== 'rmSync')) wrong.push(`${n} ${at}: ${outcome}`);
    expect([await outcomeOf(ours.change(place, settingA('new'))), read(), leftoversIn(folder)]).toEqual([
      'done',
      NEW,
      [],
    ]);
  }
}

test.each(['EIO', 'ENOSPC', 'EMFILE', 'EACCES'])(
  '%s at any call at all leaves the old file, or the new one and no word',
  async (code) => {
    expect(await wrongAfter(ours, code)).toEqual([]);
  },
);

test('the check sees a writer that leaves its temporary file', async () => {
  expect((await wrongAfter(renamingWriter, 'EIO')).length).toBeGreaterThan(0);
});
