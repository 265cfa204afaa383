import { ProblemError, retryOf } from '../domain/problem.ts';
import { type Connections, createConnections, type OnCall } from './connections.ts';
import { type LoginWatch, watchLogins } from './login-watch.ts';
import { createMfaCodes, type MfaCodes } from './mfa-codes.ts';
import { openNetwork } from './network.ts';
import type { Surroundings } from './surroundings.ts';

export type AwsOptions = Surroundings & { readonly onCall: OnCall };

/** What everything that calls AWS from this process shares: sockets, credentials, and who waits for a login. */
export type Aws = {
  readonly surroundings: Surroundings;
  readonly connections: Connections;
  readonly codes: MfaCodes;
  readonly logins: LoginWatch;
  /** Runs a call; one that fails for want of a login waits for one. */
  expecting<T>(call: () => Promise<T>): Promise<T>;
  close(): void;
};

/** Opens no socket yet and loads no SDK. `onCall` hears of every HTTP request that leaves, retries too. */
export function openAws({ onCall, ...surroundings }: AwsOptions): Aws {
  const network = openNetwork(surroundings);
  const codes = createMfaCodes();
  const connections = createConnections({ network, onCall, codes });
  const logins = watchLogins({ surroundings, onChange: connections.forget });
  return {
    surroundings,
    connections,
    codes,
    logins,
    async expecting(call) {
      try {
        return await call();
      } catch (error) {
        if (error instanceof ProblemError && retryOf(error.problem) === 'login') logins.expect();
        throw error;
      }
    },
    close() {
      logins.close();
      network.close();
    },
  };
}
