import { canaryHits } from '../support/canary-scan.ts';

/** What a run may never show: the start of every value in these tests, in any spelling, and the inside of Node. */
export function complaintAbout(output: string): string | undefined {
  if (/^ {4}at /m.test(output)) return 'a stack trace';
  const [hit] = canaryHits(output);
  return hit === undefined ? undefined : `a value (${hit})`;
}

/** Everything that the runs of this file have said, for the scans at the end. */
export const said: string[] = [];

export function refuseLeak(output: string): void {
  said.push(output);
  const complaint = complaintAbout(output);
  // Never the output itself: it would show what leaked.
  if (complaint !== undefined) throw new Error(`the output shows ${complaint}`);
}
