import type { Draft, Observed, Refusal, Setting } from '../../main/domain/observed.ts';
import { type Problem, ProblemError } from '../../main/domain/problem.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import { type Place, placeKey } from '../../main/domain/watch.ts';
import type { Target } from '../../main/engine/ports.ts';

const UNREADABLE = /[\r\0]/;

function parse(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line.includes('='));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function refusalOf({ name, value }: Setting): Refusal | undefined {
  return UNREADABLE.test(value.reveal()) ? { name, reason: 'has a CR', wayOut: 'use base64' } : undefined;
}

function observe(text: string | undefined): Observed {
  const held = parse(text ?? '');
  return {
    exists: text !== undefined,
    standing: (name) => (held.has(name) ? new Sealed(held.get(name) ?? '') : undefined),
    isFilled: (name) => (held.get(name) ?? '') !== '',
    holds: ({ name, value }) => held.get(name) === value.reveal(),
    draft(settings, { removals }): Draft {
      const after = new Map(held);
      const refused = settings.flatMap((setting) => refusalOf(setting) ?? []);
      const written = settings.filter((setting) => !refusalOf(setting));
      for (const { name, value } of written) after.set(name, value.reveal());
      for (const { name } of removals) after.delete(name);
      const content = new Sealed([...after].map(([name, value]) => `${name}=${value}\n`).join(''));
      const standing = new Map(written.map(({ name, value }) => [name, value]));
      return { content: () => content, standing: (name) => standing.get(name), refused };
    },
  };
}

/** Files of plain NAME=value lines in memory. */
export class MemoryTarget implements Target {
  readonly files = new Map<string, string>();
  writes = 0;
  problem: Problem | undefined;
  /** Runs between the decision and the write, as an editor might. */
  meanwhile: (() => void) | undefined;

  async observe(place: Place): Promise<Observed> {
    return observe(this.files.get(placeKey(place)));
  }

  async change(place: Place, decide: (observed: Observed) => Draft | undefined): Promise<void> {
    const key = placeKey(place);
    for (;;) {
      const before = this.files.get(key);
      const draft = decide(observe(before));
      if (!draft) return;
      const { meanwhile } = this;
      this.meanwhile = undefined;
      meanwhile?.();
      if (this.files.get(key) !== before) continue;
      if (this.problem) throw new ProblemError(this.problem);
      this.files.set(key, draft.content().reveal());
      this.writes += 1;
      return;
    }
  }
}
