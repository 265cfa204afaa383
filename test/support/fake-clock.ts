import type { Clock } from '../../main/engine/ports.ts';

/** Time that moves only when told. */
export class FakeClock implements Clock {
  #now: number;
  #sequence = 0;
  readonly #alarms = new Map<number, { readonly at: number; readonly ring: () => void }>();

  constructor(now = Date.UTC(2026, 10, 24)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, ring: () => void): () => void {
    const id = this.#sequence++;
    this.#alarms.set(id, { at: this.#now + delayMs, ring });
    return () => void this.#alarms.delete(id);
  }

  random(): number {
    return 0.5;
  }

  get armed(): number {
    return this.#alarms.size;
  }

  /** The machine sleeps, or somebody sets the clock: the time is another, and no timer has moved. */
  jump(ms: number): void {
    this.#now += ms;
    for (const [id, { at, ring }] of this.#alarms) this.#alarms.set(id, { at: at + ms, ring });
  }

  /** Goes to the next alarm and rings it. Returns how far that was; 0 when none is set. */
  async ringNext(): Promise<number> {
    const [next] = [...this.#alarms].sort(([, one], [, other]) => one.at - other.at);
    if (!next) return 0;
    const [id, { at, ring }] = next;
    const distance = Math.max(0, at - this.#now);
    this.#alarms.delete(id);
    this.#now += distance;
    ring();
    await settled();
    return distance;
  }

  /** Rings what is due on the way, each at its own time, and lets what that starts come to rest. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (;;) {
      const next = [...this.#alarms].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!next) break;
      const [id, { at, ring }] = next;
      this.#alarms.delete(id);
      this.#now = Math.max(this.#now, at);
      ring();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** Lets every promise that can go on do so. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
