import { expect, test } from 'vitest';
import { observeEnv } from '../../main/domain/env-observed.ts';
import type { Draft, Observed } from '../../main/domain/observed.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import { type Place, placeKey } from '../../main/domain/watch.ts';
import { MemoryTarget } from '../support/memory-target.ts';
import { anEngine, aTarget, aWatch, MANUAL } from './setup.ts';

/** Files in memory, edited as the real ones are. */
class EditedFiles extends MemoryTarget {
  override async observe(place: Place): Promise<Observed> {
    const text = this.files.get(placeKey(place));
    return observeEnv(text === undefined ? undefined : new Sealed(text));
  }

  override async change(place: Place, decide: (observed: Observed) => Draft | undefined): Promise<void> {
    const draft = decide(await this.observe(place));
    if (draft) this.files.set(placeKey(place), draft.content().reveal());
  }
}

test('a new key goes after the last key of its own secret, though another secret stands below and writes too', async () => {
  const watches = ['A', 'B'].map((letter) =>
    aWatch({ secret: letter, targets: [aTarget({ naming: { kind: 'prefix', prefix: `${letter}_` } })] }),
  );
  const { engine, source, env } = anEngine(watches, { target: new EditedFiles() });
  for (const letter of ['A', 'B']) source.put(letter, 'v1', { user: 'one' });
  await engine.refresh(MANUAL);
  for (const letter of ['A', 'B']) source.put(letter, 'v2', { user: 'one', pass: 'two' });
  await engine.refresh(MANUAL);
  expect(env()).toBe('A_USER=one\nA_PASS=two\nB_USER=one\nB_PASS=two\n');
});
