import type { ChannelState } from '../../main/domain/channel.ts';
import type { Hint, HintResult, SecretNotice } from '../../main/domain/hint.ts';
import type { Hearing } from '../../main/engine/ports.ts';

export type Batch = {
  readonly hints: readonly Hint[];
  /** Ends the checks: one result for all, or one each. */
  answer(results: HintResult | readonly HintResult[]): void;
};

/** Writes down what a channel says. Hints are answered at once with `result`, or by the test when that is undefined. */
export class FakeHearing implements Hearing {
  result: HintResult | undefined = 'in step';
  readonly batches: Batch[] = [];
  readonly notices: SecretNotice[] = [];
  readonly unknowns: string[] = [];
  readonly states: ChannelState[] = [];
  readonly marks: string[] = [];
  sweeps = 0;

  hint(hints: readonly Hint[]): Promise<readonly HintResult[]> {
    const { promise, resolve } = Promise.withResolvers<readonly HintResult[]>();
    const answer: Batch['answer'] = (results) =>
      resolve(typeof results === 'string' ? hints.map(() => results) : results);
    this.batches.push({ hints, answer });
    if (this.result !== undefined) answer(this.result);
    return promise;
  }

  notice(notice: SecretNotice): void {
    this.notices.push(notice);
  }

  unknown(what: string): void {
    this.unknowns.push(what);
  }

  state(state: ChannelState): void {
    this.states.push(state);
  }

  sweep(): void {
    this.sweeps += 1;
  }

  marked(id: string): void {
    this.marks.push(id);
  }

  get last(): ChannelState['kind'] | undefined {
    return this.states.at(-1)?.kind;
  }

  /** Code of the problem that it is down with. */
  get trouble(): string | undefined {
    const state = this.states.at(-1);
    return state?.kind === 'down' ? state.problem.code : undefined;
  }

  get hints(): readonly Hint[] {
    return this.batches.flatMap(({ hints }) => hints);
  }
}
