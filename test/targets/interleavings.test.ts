import type * as fs from 'node:fs';
import { expect, test, vi } from 'vitest';
import { createEnvFileTarget } from '../../main/targets/env-file.ts';
import { aProject, leftoversIn, outcomeOf } from './a-project.ts';
import { anEditor, type EditorStep, type Random, seeded } from './an-editor.ts';
import { actBefore, endActs, meanwhile } from './hooked-fs.ts';
import { renamingWriter, type Writer } from './naive-writer.ts';
import { settingA } from './setting-a.ts';

vi.mock('node:fs', async (original) => (await import('./hooked-fs.ts')).hookedFs(await original()));
const real = await vi.importActual<typeof fs>('node:fs');

const TIMEOUT_MS = 180_000;
const ROUNDS = 300;
const TEXT = '# mine\nA=old\nB=2\n';

/** Lets the steps happen before later calls of the writer. Within a save an editor rests for less than the writer waits. */
function schedule(saves: readonly (readonly EditorStep[])[], random: Random): { finish(): boolean } {
  const all = saves.flat().length;
  const steps = saves.flatMap((save) => save.map((step, index) => ({ step, isFirst: index === 0 })));
  const gap = (isFirst: boolean): number => 1 + Math.floor(random() * (isFirst ? 40 : 4));
  const arm = (): void => {
    const next = steps[0];
    if (next) actBefore(gap(next.isFirst), () => take(next.step));
  };
  const take = (step: EditorStep): void => {
    // The one moment that cannot be had without an exchanging rename (editors.test.ts).
    if (step.isRename && meanwhile.at === 'renameSync') actBefore(1, () => take(step));
    else {
      steps.shift();
      step.act();
      arm();
    }
  };
  arm();
  return {
    /** Saves what is left. True when something was saved while the writer was at work. */
    finish() {
      endActs();
      const didMeet = steps.length < all;
      for (const { step } of steps) step.act();
      return didMeet;
    },
  };
}

type Meeting = { readonly didMeet: boolean; readonly lost: readonly string[]; readonly isRight: boolean };

/** One change by a writer while an editor saves, then another one at rest. */
async function meet(writer: Writer, seed: number): Promise<Meeting> {
  const random = seeded(seed);
  const { folder, file, place, read } = aProject(TEXT);
  real.utimesSync(file, 1, 1);
  const editor = anEditor(file, { real, random });
  const saves = Array.from({ length: 1 + Math.floor(random() * 3) }, () => editor.save());
  const editing = schedule(saves, random);
  await outcomeOf(writer.change(place, settingA('new')));
  const didMeet = editing.finish();
  const wanted = ['# mine', 'B=2', ...editor.typed];
  const lost = wanted.filter((line) => !read().split('\n').includes(line));
  await outcomeOf(writer.change(place, settingA('new')));
  const right = ['# mine', 'A=new', 'B=2', ...editor.typed, ''].join('\n');
  return { didMeet, lost, isRight: read() === right && leftoversIn(folder).length === 0 };
}

async function meetings(writer: Writer): Promise<Meeting[]> {
  const all: Meeting[] = [];
  for (let seed = 1; seed <= ROUNDS; seed += 1) all.push(await meet(writer, seed));
  return all.filter(({ didMeet }) => didMeet);
}

const ours: Writer = { change: (place, decide) => createEnvFileTarget().change(place, decide) };

test('editors that save at random moments lose no line, and the value is right in the end', {
  timeout: TIMEOUT_MS,
}, async () => {
  const met = await meetings(ours);
  expect(met.filter(({ lost, isRight }) => lost.length > 0 || !isRight)).toEqual([]);
  expect(met.length).toBeGreaterThan(200);
});

test('the same editors lose lines to a writer that looks only once', { timeout: TIMEOUT_MS }, async () => {
  expect((await meetings(renamingWriter)).filter(({ lost }) => lost.length > 0).length).toBeGreaterThan(0);
});
