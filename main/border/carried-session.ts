import type { KeyturnEvent } from '../domain/event.ts';
import { type Problem, ProblemError } from '../domain/problem.ts';
import type { ExitCode, Line, Send, StatusDocument } from '../session/lines.ts';
import type { Request } from '../session/requests.ts';
import { createRecentWords } from './recent-words.ts';
import type { ProjectState, WatchSession } from './watch-session.ts';

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

/** One project's `watch`: a bad file stops no other. */
type Running = { problems: Problem[]; readonly stopping: AbortController; ended: Promise<void> };

/**
 * A face, a client like the others: its watches run in this process or join the one that owns the config folder, and take over
 * when that ends. Events are told once the views that go with them are here.
 */
export class CarriedSession implements WatchSession {
  readonly #options: CarriedOptions;
  readonly #listeners = new Set<(event: KeyturnEvent) => void>();
  readonly #quitting = new AbortController();
  readonly #projects = new Map<string, Running>();
  readonly #isFresh = createRecentWords();
  #untold: KeyturnEvent[] = [];
  #looking: Promise<void> | undefined;
  #status: StatusDocument | undefined;

  constructor(options: CarriedOptions) {
    this.#options = options;
    for (const directory of options.projects) this.addProject(directory, { accept: options.accept });
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

  get pause(): { readonly until?: number } | undefined {
    if (!this.#status?.isPaused) return undefined;
    const { pausedUntil } = this.#status;
    return pausedUntil === undefined ? {} : { until: pausedUntil };
  }

  calls(): StatusDocument['calls'] {
    return this.#status?.calls ?? [];
  }

  cost(): StatusDocument['cost'] {
    return this.#status?.cost;
  }

  projects(): readonly ProjectState[] {
    return [...this.#projects].map(([directory, { problems }]) => ({ directory, problems }));
  }

  addProject(directory: string, { accept }: { readonly accept: boolean }): void {
    const before = this.#projects.get(directory);
    before?.stopping.abort();
    const running: Running = { problems: [], stopping: new AbortController(), ended: Promise.resolve() };
    this.#projects.set(directory, running);
    const signal = AbortSignal.any([this.#quitting.signal, running.stopping.signal]);
    const send = (line: Line): void => this.#hear(line, running);
    const request: Request = { command: 'watch', projects: [directory], accept };
    running.ended = (before?.ended ?? Promise.resolve()).then(() => this.#carry(request, send, signal));
  }

  async removeProject(directory: string): Promise<void> {
    const running = this.#projects.get(directory);
    this.#projects.delete(directory);
    running?.stopping.abort();
    await running?.ended;
    await this.look();
  }

  async checkNow(): Promise<void> {
    for (const { directory, problems } of this.projects()) {
      if (problems.length > 0) this.addProject(directory, { accept: false });
    }
    const request: Request = {
      command: 'once',
      projects: this.#sound(),
      isDry: false,
      adopt: false,
      accept: false,
    };
    // What it finds is told through the watches.
    await this.#carry(request, () => undefined, this.#quitting.signal);
    await this.look();
  }

  async stop(): Promise<void> {
    this.#quitting.abort();
    await Promise.all([...this.#projects.values()].map(({ ended }) => ended));
  }

  /** One look for all events of a burst. */
  async look(): Promise<void> {
    const events = this.#untold;
    this.#untold = [];
    const { signal } = this.#quitting;
    const keep = (line: Line): void => {
      if ('status' in line) this.#status = line.status;
    };
    if (!signal.aborted) await this.#carry({ command: 'status', projects: this.#sound() }, keep, signal);
    for (const event of events) for (const listener of this.#listeners) listener(event);
  }

  /** Projects whose list is in force. */
  #sound(): string[] {
    return [...this.#projects].flatMap(([directory, { problems }]) => (problems.length === 0 ? [directory] : []));
  }

  async #carry(request: Request, send: Send, signal: AbortSignal): Promise<void> {
    try {
      await this.#options.carryOut({ request, send, signal });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      send({ problem: error.problem });
    }
  }

  #hear(line: Line, running: Running): void {
    if ('problem' in line) {
      running.problems.push(line.problem);
      this.#note({ at: new Date(this.#options.now()).toISOString(), kind: 'failed', problem: line.problem });
    } else if ('event' in line) this.#note(line.event);
  }

  /** What concerns everybody comes through every project's watch. */
  #note(event: KeyturnEvent): void {
    if (this.#isFresh(JSON.stringify(event))) this.#untold.push(event);
    this.#lookSoon();
  }

  /** Events that arrive during a look get one of their own. */
  #lookSoon(): void {
    if (this.#untold.length === 0) return;
    this.#looking ??= this.look().finally(() => {
      this.#looking = undefined;
      this.#lookSoon();
    });
  }
}
