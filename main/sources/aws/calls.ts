import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ProblemError } from '../../domain/problem.ts';
import type { SecretRef } from '../../domain/secret.ts';
import { accessOf } from './access.ts';
import type { Connections } from './connections.ts';
import type { Access, CallContext } from './context.ts';
import { createLanes } from './lanes.ts';
import { isCredentialRejection, isSilence, problemOf, stopped, tooSlow } from './problems.ts';
import type { Surroundings } from './surroundings.ts';

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

/** Rejects as soon as the signal does, whatever the work is at: neither a login nor a queue can be aborted itself. */
async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work(), aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

type Attempt<T> = {
  readonly context: CallContext;
  readonly signal: AbortSignal;
  readonly ask: CallOptions<T>['ask'];
  /** What a call that takes too long was waiting for. */
  readonly progress: { isLoggedIn: boolean };
};

async function attempt<T>(connections: Connections, { context, signal, ask, progress }: Attempt<T>): Promise<T> {
  const opened = connections.clientFor(context.access);
  try {
    const client = await opened;
    await client.config.credentials();
    progress.isLoggedIn = true;
    return await ask(client, signal, context.access);
  } catch (error) {
    if (isCredentialRejection(error)) connections.renew(context.access, opened);
    throw error;
  }
}

/** Rejected credentials are renewed and tried once more before anybody hears of it. */
async function attemptTwice<T>(connections: Connections, { signal, ...rest }: Attempt<T>): Promise<T> {
  const deadline = AbortSignal.timeout(CALL_TIMEOUT_MS);
  const either = AbortSignal.any([signal, deadline]);
  const once = (): Promise<T> => attempt(connections, { ...rest, signal: either });
  const again = (error: unknown): Promise<T> => {
    if (isCredentialRejection(error)) return once();
    throw error;
  };
  try {
    return await unlessAborted(either, () => once().catch(again));
  } catch (error) {
    throw new ProblemError(
      deadline.aborted ? tooSlow(rest.context, rest.progress.isLoggedIn) : problemOf(error, rest.context),
    );
  }
}

export function createCalls(surroundings: Surroundings, connections: Connections): Calls {
  const lanes = createLanes();
  return async ({ ref, signal, api, ask }) => {
    try {
      return await unlessAborted(signal, async () => {
        const access = await accessOf(ref, surroundings);
        const context = { access, secret: ref.secret, label: ref.label, api };
        const { profileName, region } = access;
        const call = () => attemptTwice(connections, { context, signal, ask, progress: { isLoggedIn: false } });
        return lanes.run({ profileName, region, signal, isSilence, call });
      });
    } catch (error) {
      throw signal.aborted ? new ProblemError(stopped(ref)) : error;
    }
  };
}
