import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { accessOf } from '../../aws/access.ts';
import type { Connections, Opening } from '../../aws/connections.ts';
import type { Access, CallContext } from '../../aws/context.ts';
import { createLanes } from '../../aws/lanes.ts';
import type { Surroundings } from '../../aws/surroundings.ts';
import { tryTwice } from '../../aws/two-tries.ts';
import { ProblemError } from '../../domain/problem.ts';
import type { SecretRef } from '../../domain/secret.ts';
import { isSilence, problemOf, stopped, tooSlow } from './problems.ts';

const SECRETS_MANAGER: Opening<SecretsManagerClient> = {
  async open(config) {
    const { SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
    return new SecretsManagerClient(config);
  },
};

/** A call with its retries and its login ends within this, so that `once` keeps its promise of 20 s. */
const CALL_TIMEOUT_MS = 18_000;

export type CallOptions<T> = {
  readonly ref: SecretRef;
  readonly signal: AbortSignal;
  readonly api: CallContext['api'];
  readonly ask: (client: SecretsManagerClient, signal: AbortSignal, access: Access) => Promise<T>;
};

/** Raises ProblemError, whatever happens. */
export type Calls = <T>(call: CallOptions<T>) => Promise<T>;

/** How a call ends before its time: at its caller's wish, or because it takes too long. */
type Ending = {
  readonly signal: AbortSignal;
  /** Rejects at once, whatever the call is at: neither a login nor a queue can be aborted itself. */
  readonly comes: Promise<never>;
  end(reason: unknown): void;
};

function openEnding(): Ending {
  const controller = new AbortController();
  const { promise: comes, reject } = Promise.withResolvers<never>();
  const end = (reason: unknown): void => {
    reject(reason);
    controller.abort(reason);
  };
  return { signal: controller.signal, comes, end };
}

type Attempt<T> = {
  readonly context: CallContext;
  readonly ending: Ending;
  readonly ask: CallOptions<T>['ask'];
  /** What a call that takes too long was waiting for. */
  readonly progress: { isLoggedIn: boolean };
};

/** Both tries, within the time that a call may take. */
async function attempt<T>(connections: Connections, { context, ending, ask, progress }: Attempt<T>): Promise<T> {
  const { access } = context;
  const giveUp = (): void => ending.end(new ProblemError(tooSlow(context, progress.isLoggedIn)));
  const deadline = setTimeout(giveUp, CALL_TIMEOUT_MS).unref();
  const loggedIn = (client: SecretsManagerClient): Promise<T> => {
    progress.isLoggedIn = true;
    return ask(client, ending.signal, access);
  };
  try {
    const trying = tryTwice(connections, { access, opening: SECRETS_MANAGER, ask: loggedIn });
    return await Promise.race([trying, ending.comes]);
  } catch (error) {
    throw new ProblemError(problemOf(error, context));
  } finally {
    clearTimeout(deadline);
  }
}

/** Every call to Secrets Manager goes through here: its lane, credentials, second try, deadline and problem. */
export function createCalls(surroundings: Surroundings, connections: Connections): Calls {
  const lanes = createLanes();
  return async ({ ref, signal, api, ask }) => {
    const ending = openEnding();
    const stop = (): void => ending.end(signal.reason);
    const run = async () => {
      const access = await accessOf(ref, surroundings);
      const context = { access, secret: ref.secret, label: ref.label, api };
      const { profileName, region } = access;
      const call = () => attempt(connections, { context, ending, ask, progress: { isLoggedIn: false } });
      return lanes.run({ profileName, region, signal, isSilence, call });
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      signal.throwIfAborted();
      return await Promise.race([run(), ending.comes]);
    } catch (error) {
      throw signal.aborted ? new ProblemError(stopped(ref)) : error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}
