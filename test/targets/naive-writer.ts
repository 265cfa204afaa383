import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { observeEnv } from '../../main/domain/env-observed.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import type { Decide, EnvPlace, PlaceTarget } from '../../main/targets/place-target.ts';

function textOf({ file }: EnvPlace): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function draft(place: EnvPlace, decide: Decide): string | undefined {
  const text = textOf(place);
  return decide(observeEnv(text === undefined ? undefined : new Sealed(text)))
    ?.content()
    .reveal();
}

export type Writer = Pick<PlaceTarget<EnvPlace>, 'change'>;

/** Deliberately broken: what most programs do. The tests' checks must catch it. */
export const plainWriter: Writer = {
  async change(place, decide) {
    const text = draft(place, decide);
    if (text !== undefined) writeFileSync(place.file, text);
  },
};

/** Deliberately broken: consul-template's order (0644, rename, chmod afterwards), and no look at who wrote meanwhile. */
export const renamingWriter: Writer = {
  async change(place, decide) {
    const text = draft(place, decide);
    if (text === undefined) return;
    const mode = existsSync(place.file) ? statSync(place.file).mode : 0o600;
    writeFileSync(`${place.file}.tmp`, text, { mode: 0o644 });
    renameSync(`${place.file}.tmp`, place.file);
    chmodSync(place.file, mode);
  },
};
