import { chmodSync, chownSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createEnvFileTarget } from '../../main/targets/env-file.ts';
import type { EnvPlace, PlaceTarget } from '../../main/targets/place-target.ts';
import { aProject, outcomeOf } from './a-project.ts';
import { plainWriter } from './naive-writer.ts';
import { settingA } from './setting-a.ts';

/** `nobody` on every Linux; owns nothing here but what the test gives it. */
const SOMEBODY_ELSE = 65534;
const asRoot = test.skipIf(process.getuid?.() !== 0);

type Writer = Pick<PlaceTarget<EnvPlace>, 'change'>;

/** What root does to a file of another user in its own project folder of this mode. */
async function writeInto(mode: number, { writer, inPlace }: { writer: Writer; inPlace: boolean }) {
  const { folder, file, place, read } = aProject('A=old\n');
  chmodSync(folder, mode);
  chownSync(file, SOMEBODY_ELSE, SOMEBODY_ELSE);
  const outcome = await outcomeOf(writer.change({ ...place, inPlace }, settingA('new')));
  return { outcome, text: read(), owner: statSync(file).uid };
}

asRoot.each([
  [0o777, false],
  [0o777, true],
  [0o1777, false],
  [0o1777, true],
])('in a folder of mode %o a file planted by another user gets no value (in place: %s)', async (mode, inPlace) => {
  expect(await writeInto(mode, { writer: createEnvFileTarget(), inPlace })).toEqual({
    outcome: 'target-escapes',
    text: 'A=old\n',
    owner: SOMEBODY_ELSE,
  });
});

asRoot('in a folder of its own, root keeps the file its user\u2019s', async () => {
  expect(await writeInto(0o755, { writer: createEnvFileTarget(), inPlace: false })).toEqual({
    outcome: 'done',
    text: 'A=new\n',
    owner: SOMEBODY_ELSE,
  });
});

asRoot('the check sees a plain writer hand the value over', async () => {
  expect(await writeInto(0o1777, { writer: plainWriter, inPlace: false })).toMatchObject({ text: 'A=new\n' });
});
