import { homedir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { openAws } from './aws/aws.ts';
import type { KeyturnEvent } from './domain/event.ts';
import type { SecretRef, SecretVersion } from './domain/secret.ts';
import { type LoadStore, openSession } from './open-session.ts';
import type { ExitCode, Line, Send } from './session/lines.ts';
import { type Request, requestSchema } from './session/requests.ts';
import { answer, configurationProblem } from './session/session.ts';
import { createSecretsManagerSource } from './sources/aws/secrets-manager.ts';
import { callOwner } from './storage/owner-client.ts';
import { becomeOwner } from './storage/owner-lock.ts';
import { serveOwner } from './storage/owner-socket.ts';
import { ensureConfigDirectory } from './storage/paths.ts';

const READ_WITHIN_MS = 20_000;

export type CarryOut = {
  readonly configDirectory: string;
  readonly request: Request;
  readonly send: Send;
  /** Ends a `watch`; gives up anything else. */
  readonly signal: AbortSignal;
  /** Writer of the settings: `conf`, unless the tray hands in electron-store. */
  readonly loadStore?: LoadStore;
  /** Between two sweeps of what events tell of; absent: 15 minutes. */
  readonly sweepMs?: number;
};

async function loadConf(directory: string): ReturnType<LoadStore> {
  const { loadConfStore } = await import('./storage/conf-store.ts');
  return loadConfStore(directory);
}

type Local = Required<Omit<CarryOut, 'configDirectory' | 'sweepMs'>> &
  Pick<CarryOut, 'sweepMs'> & { readonly directory: string };

/** Answers here, and for clients through the socket while it lasts. */
async function answerAsOwner({ directory, request, send, signal, loadStore, sweepMs }: Local): Promise<ExitCode> {
  const { session, notices, close } = await openSession(directory, { loadStore, sweepMs });
  for (const { message, cure } of notices) send({ hint: `${message}. ${cure}.` });
  const server = await serveOwner({
    directory,
    async answer(asked, reply, gone) {
      const parsed = requestSchema.safeParse({ command: asked.command, ...Object(asked.arguments) });
      if (!parsed.success)
        throw configurationProblem('This Keyturn does not know that request.', 'Quit it and start it again.');
      return answer({ session, request: parsed.data, send: reply, signal: gone });
    },
  });
  // A `watch` has let go of the engine by then; that it stopped is its last line.
  const tellStop = (event: KeyturnEvent): void => {
    if (request.command === 'watch' && event.kind === 'stopped') send({ event });
  };
  // What waits for AWS would wait on. A `watch` ends by itself, and has its last line to tell.
  const stop = (): void => void (request.command !== 'watch' && session.engine.stop());
  signal.addEventListener('abort', stop);
  try {
    return await answer({ session, request, send, signal });
  } finally {
    signal.removeEventListener('abort', stop);
    session.engine.onEvent(tellStop);
    await close();
    await server.close();
  }
}

/**
 * Carries out a request: asks the owner of the config folder, or becomes the owner for as long as it takes.
 * A client whose owner ends in mid-answer asks again. Raises ProblemError for what went wrong before any work.
 */
export async function carryOut(asked: CarryOut): Promise<ExitCode> {
  const { configDirectory: directory, request, send, signal, loadStore = loadConf, sweepMs } = asked;
  ensureConfigDirectory(directory);
  const { command, ...rest } = request;
  const wire = { command, arguments: rest };
  let wasLost = false;
  for (;;) {
    const called = await callOwner({ directory, request: wire, onLine: (line) => send(line as Line), signal });
    if (called.kind === 'answered') return called.exitCode as ExitCode;
    if (signal.aborted) return 0;
    wasLost ||= called.kind === 'lost';
    if (called.kind === 'lost') await delay(50);
    const ownership = await becomeOwner(directory);
    if (ownership.kind === 'taken') continue;
    if (wasLost && command === 'watch') send({ hint: 'The Keyturn that ran has ended; this one goes on.' });
    try {
      return await answerAsOwner({
        directory,
        request,
        send,
        signal,
        loadStore,
        ...(sweepMs !== undefined && { sweepMs }),
      });
    } finally {
      ownership.release();
    }
  }
}

/** One secret with its values, for what the system shows or copies; fetched by this process and for it alone. Raises ProblemError. */
export async function readSecret(ref: SecretRef): Promise<SecretVersion> {
  const aws = openAws({ environment: process.env, homeDirectory: homedir(), onCall: () => undefined });
  const source = createSecretsManagerSource(aws);
  try {
    return await source.fetch(ref, AbortSignal.timeout(READ_WITHIN_MS));
  } finally {
    source.close();
  }
}
