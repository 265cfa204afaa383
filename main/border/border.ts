import type { EventName, RequestName, Route, Told } from '../../preload/contract.ts';
import type { Answer, Plain } from '../../preload/plain.ts';
import type { Notice } from '../../preload/views.ts';
import { type Problem, ProblemError } from '../domain/problem.ts';
import type { Sealed } from '../domain/sealed.ts';
import type { SecretRef, SecretVersion } from '../domain/secret.ts';
import type { Clock } from '../engine/ports.ts';
import type { ExitCode, Send } from '../session/lines.ts';
import type { Request } from '../session/requests.ts';
import { ASKS } from './asks.ts';
import { createHandlers } from './handlers.ts';
import { createListeners } from './listeners.ts';
import { keepSettings } from './settings-answers.ts';
import { createViews } from './views.ts';
import type { WatchSession } from './watch-session.ts';

/** What only the system can do; absent in a browser. */
export type SystemPort = {
  /** For 30 s; the value stays in this process. */
  reveal(text: Sealed, title: string): Promise<void>;
  copy(text: Sealed): Promise<void>;
  copyText(text: string): Promise<void>;
  /** Undefined when nobody chose. */
  chooseFolder(): Promise<string | undefined>;
  openPath(path: string): Promise<void>;
  openPage(url: string): Promise<void>;
  startDemo(): Promise<void>;
  startsAtLogin(isOn: boolean): Promise<void>;
  looksForUpdates(isOn: boolean): Promise<void>;
};

export type BorderPorts = {
  readonly face: 'window' | 'browser';
  readonly version: string;
  readonly configDirectory: string;
  /** Gives a request to the owner of the config folder. */
  readonly carry: (asked: {
    readonly request: Request;
    readonly send: Send;
    readonly signal: AbortSignal;
  }) => Promise<ExitCode>;
  readonly session: WatchSession;
  /** For a value that the system shows or copies: fetched by this process, so that it crosses no border at all. */
  readonly fetch: (ref: SecretRef) => Promise<SecretVersion>;
  readonly clock: Clock;
  readonly surroundings: { readonly environment: NodeJS.ProcessEnv; readonly homeDirectory: string };
  readonly system?: SystemPort;
  /** Of a face that shows the demo in place of what it showed; else the system starts one beside it. */
  readonly startDemo?: () => Promise<void>;
};

export type Border = {
  /** Answers what a page asks. Never rejects; an unknown name or a wrong body changes nothing. */
  ask(name: unknown, body: unknown): Promise<Answer<Plain>>;
  /** Returns its own removal. */
  on<Name extends EventName>(name: Name, listener: (told: Told<Name>) => void): () => void;
  /** Replaces what the face itself has to say about everything. */
  notice(notices: readonly Notice[]): void;
  /** Asks the pages to show a place. */
  go(route: Route): void;
  stop(): void;
};

function failed(problem: Problem): Answer<Plain> {
  return { ok: false, problem };
}

const WRONG_ASK: Problem = {
  code: 'configuration',
  message: 'The window asked for something that Keyturn does not know.',
  cure: 'Close the window and open it again; if that does not help, quit Keyturn and start it again.',
};

/** An unknown error may quote anything, so only its kind is told. */
function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const kind = error instanceof Error ? error.name : 'unknown';
  return { code: 'unknown', message: `Keyturn has a fault of its own (${kind}).`, cure: 'Try it again.' };
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(ASKS, name);
}

/** The shared half of every window: checks what a page asks, answers it, and pushes views. */
export function openBorder(ports: BorderPorts): Border {
  const listeners = createListeners();
  const ending = new AbortController();
  const asking = { ...ports, signal: ending.signal };
  const kept = keepSettings(asking, () => views.refresh());
  const views = createViews({ ...ports, settings: kept.now }, (view) => listeners.tell('viewChanged', view));
  const handlers = createHandlers(asking, { kept, views, tell: listeners.tell });
  // Without them the views lack what is muted; the next change brings it.
  kept.change().catch(() => undefined);
  const answer = async <Name extends RequestName>(name: Name, body: unknown): Promise<Answer<Plain>> => {
    const parsed = ASKS[name].safeParse(body);
    if (!parsed.success) return failed(WRONG_ASK);
    try {
      return { ok: true, value: await handlers[name](parsed.data as never) };
    } catch (error) {
      return failed(problemOf(error));
    }
  };
  return {
    ask: async (name, body) => (isRequestName(name) ? answer(name, body) : failed(WRONG_ASK)),
    on: listeners.on,
    notice: views.notice,
    go: (route) => listeners.tell('routeAsked', route),
    stop() {
      ending.abort();
      views.stop();
    },
  };
}
