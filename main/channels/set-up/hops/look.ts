import type { Hop, HopName } from '../../../domain/channel-set-up.ts';
import { type Problem, ProblemError } from '../../../domain/problem.ts';

/** What was asked, or why it cannot be known from here. */
export type Look<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'unseen'; readonly problem: Problem };

export async function look<T>(ask: Promise<T>): Promise<Look<T>> {
  try {
    return { kind: 'seen', value: await ask };
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'unseen', problem: error.problem };
    throw error;
  }
}

export function ok(hop: HopName, found: string): Hop {
  return { hop, state: 'ok', found };
}

export function broken(hop: HopName, found: string, cure: string): Hop {
  return { hop, state: 'broken', found, cure };
}

export function unseen(hop: HopName, found: string, cure?: string): Hop {
  return { hop, state: 'could not look', found, ...(cure !== undefined && { cure }) };
}

/** A problem met on the way is no verdict about the hop. */
export function unseenFor(hop: HopName, { message, cure }: Problem): Hop {
  return unseen(hop, message, cure);
}
