import type { Told } from '../preload/contract.ts';
import type { Problem } from '../preload/plain.ts';

/** What a sign-in said so far. */
export type SignInTalk = {
  readonly lines: readonly string[];
  readonly needsCode: boolean;
  readonly state: { readonly kind: 'runs' | 'ended' } | { readonly kind: 'failed'; readonly problem: Problem };
};

export const START: SignInTalk = { lines: [], needsCode: false, state: { kind: 'runs' } };

const KEPT_LINES = 40;

/** Output comes in pieces of any size; empty lines say nothing. */
export function heard(talk: SignInTalk, { text, needsCode, isEnded }: Told<'signInTold'>): SignInTalk {
  const fresh = text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  return {
    lines: [...talk.lines, ...fresh].slice(-KEPT_LINES),
    needsCode: needsCode && !isEnded,
    state: isEnded ? { kind: 'ended' } : talk.state,
  };
}

/** The address that a person has to open, where the output names one. */
export function addressIn(lines: readonly string[]): string | undefined {
  return lines
    .flatMap((line) => line.match(/https:\/\/[^\s"'<>]+/g) ?? [])
    .map((address) => address.replace(/[.,;:)\]]+$/, ''))
    .at(-1);
}
