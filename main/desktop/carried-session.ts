import type { KeyturnEvent } from '../domain/event.ts';
import { ProblemError } from '../domain/problem.ts';
import type { ExitCode, Line, Send, StatusDocument } from '../session/lines.ts';
import type { Request } from '../session/requests.ts';
import type { TraySession } from './tray-session.ts';

type CarryOut = (asked: {
  readonly request: Request;
  readonly send: Send;
  readonly signal: AbortSignal;
}) => Promise<ExitCode>;

export type CarriedOptions = {
  readonly carryOut: CarryOut;
  /** Absolute folders. */
  readonly projects: readonly string[];
  /** They were named on the command line, which is the yes to what their files say. */
  readonly accept: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/**
 * The tray as a face like any other: its `watch` runs in this process or joins the one that owns the config folder, and
 * takes over when that ends. Events are told once the views that go with them are here.
 */
export class CarriedSession implements TraySession {
  readonly #options: CarriedOptions;
  readonly #listeners = new Set<(event: KeyturnEvent) => void>();
  readonly #quitting = new AbortController();
  readonly #running: Promise<void>;
  #untold: KeyturnEvent[] = [];
  #looking: Promise<void> | undefined;
  #status: StatusDocument | undefined;

  constructor(options: CarriedOptions) {
    this.#options = options;
    const send = (line: Line): void => this.#hear(line);
    this.#running = this.#carry({ command: 'watch', projects: [...options.projects], accept: options.accept }, send);
  }

  onEvent(listener: (event: KeyturnEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  views(): StatusDocument['watches'] {
    return this.#status?.watches ?? [];
  }

  get isPaused(): boolean {
    return this.#status?.isPaused ?? false;
  }

  async checkNow(): Promise<void> {
    const { projects } = this.#options;
    // What it finds is told through the watch.
    await this.#carry(
      { command: 'once', projects: [...projects], isDry: false, adopt: false, accept: false },
      () => undefined,
    );
    await this.#look();
  }

  async stop(): Promise<void> {
    this.#quitting.abort();
    await this.#running;
  }

  async #carry(request: Request, send: Send): Promise<void> {
    try {
      await this.#options.carryOut({ request, send, signal: this.#quitting.signal });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      send({ problem: error.problem });
    }
  }

  #hear(line: Line): void {
    if ('problem' in line) {
      const at = new Date(this.#options.now()).toISOString();
      this.#untold.push({ at, kind: 'failed', problem: line.problem });
    } else if ('event' in line) this.#untold.push(line.event);
    this.#lookSoon();
  }

  /** Events that arrive during a look get one of their own. */
  #lookSoon(): void {
    if (this.#untold.length === 0) return;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
      this.#lookSoon();
    });
  }

  /** One look for all events of a burst. */
  async #look(): Promise<void> {
    const events = this.#untold;
    this.#untold = [];
    if (!this.#quitting.signal.aborted) {
      const keep = (line: Line): void => {
        if ('status' in line) this.#status = line.status;
      };
      await this.#carry({ command: 'status', projects: [...this.#options.projects] }, keep);
    }
    for (const event of events) for (const listener of this.#listeners) listener(event);
  }
}
