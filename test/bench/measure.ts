/** One row of the table. The limit is for the ratio; where a number itself is promised, that number is the peer. */
export type Goal = {
  readonly goal: string;
  readonly unit: 'ms' | 's' | 'calls' | 'writes' | 'events' | 'MB' | 'KB' | '/s';
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  /** Absent for a number that is shown and not promised. */
  readonly limit?: number;
};

export function ratioOf({ ours, peer }: Goal): number {
  return ours / peer;
}

export function isOver(goal: Goal): boolean {
  return goal.limit !== undefined && ratioOf(goal) > goal.limit;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One measurement, in milliseconds; what must happen before the clock starts is its own affair. */
export type Sample = () => number | Promise<number>;

export type Repeats = { readonly warmUps: number; readonly repeats: number };

/** Alternates, and changes who goes first, so that whatever else the machine does hits all alike. Answers medians. */
export async function alternate<Name extends string>(
  samples: Readonly<Record<Name, Sample>>,
  { warmUps, repeats }: Repeats,
): Promise<Record<Name, number>> {
  const names = Object.keys(samples) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < warmUps + repeats; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await samples[name]();
      if (round >= warmUps) taken.get(name)?.push(value);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<Name, number>;
}

/** Progress goes to stderr, so that stdout holds the table alone. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
