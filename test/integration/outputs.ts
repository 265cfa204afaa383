import { canaryHits } from '../support/canary-scan.ts';

/** What a run may never show: the start of every value in these tests, in any spelling, and the inside of Node. */
export function complaintAbout(output: string): string | undefined {
  if (/^ {4}at /m.test(output)) return 'a stack trace';
  const [hit] = canaryHits(output);
  return hit === undefined ? undefined : `a value (${hit})`;
}

/** Raises an error that names what the output shows, without the output. */
export function refuseLeak(output: string): void {
  const complaint = complaintAbout(output);
  // Never the output itself: it would show what leaked.
  if (complaint !== undefined) throw new Error(`the output shows ${complaint}`);
}
