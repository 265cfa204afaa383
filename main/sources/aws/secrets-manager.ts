import type { ListedVersion, SecretPage } from '../../domain/catalog.ts';
import { ProblemError, retryOf } from '../../domain/problem.ts';
import type { SecretRef } from '../../domain/secret.ts';
import type { Source } from '../../engine/ports.ts';
import { type Calls, createCalls } from './calls.ts';
import { createConnections, type OnCall } from './connections.ts';
import { descriptionOf } from './description.ts';
import { listSecrets, placeRef, type SecretsQuestion } from './listing.ts';
import { type LoginWatch, watchLogins } from './login-watch.ts';
import { createMfaCodes, type MfaCodes } from './mfa-codes.ts';
import { openNetwork } from './network.ts';
import { markedForDeletion } from './problems.ts';
import type { Surroundings } from './surroundings.ts';
import { versionOf } from './version.ts';
import { listVersions } from './versions.ts';

let loading: Promise<typeof import('@aws-sdk/client-secrets-manager')> | undefined;

/** Asking Node again for a module that is there already costs more than a call needs. */
function loadSdk(): NonNullable<typeof loading> {
  loading ??= import('@aws-sdk/client-secrets-manager');
  return loading;
}

export type SecretsManagerOptions = Surroundings & { readonly onCall: OnCall };

/** Beside the values: what there is to choose from, and the code that some profiles ask for. Every failure is a ProblemError. */
export type SecretsManager = Source & {
  list(question: SecretsQuestion, signal: AbortSignal): Promise<SecretPage>;
  versions(ref: SecretRef, signal: AbortSignal): Promise<ListedVersion[]>;
  /** Gets credentials with an MFA code; checks that waited for them go on. */
  answerCode(answer: { readonly profile: string; readonly code: string }, signal: AbortSignal): Promise<void>;
};

function describeWith(call: Calls): Source['describe'] {
  return (ref, signal) =>
    call({
      ref,
      signal,
      api: 'DescribeSecret',
      ask: async (client, abortSignal, access) => {
        const { DescribeSecretCommand } = await loadSdk();
        const reply = await client.send(new DescribeSecretCommand({ SecretId: ref.secret }), { abortSignal });
        if (reply.DeletedDate) throw new ProblemError(markedForDeletion({ ...ref, access, api: 'DescribeSecret' }));
        return descriptionOf(reply, access.region);
      },
    });
}

function fetchWith(call: Calls): Source['fetch'] {
  return (ref, signal) =>
    call({
      ref,
      signal,
      api: 'GetSecretValue',
      ask: async (client, abortSignal) => {
        const { GetSecretValueCommand } = await loadSdk();
        // Never with a VersionId: asking for both fails while a rotation moves the label.
        const command = new GetSecretValueCommand({ SecretId: ref.secret, VersionStage: ref.label });
        return versionOf(await client.send(command, { abortSignal }));
      },
    });
}

/** Asking for credentials is all: every call does, before anything leaves for Secrets Manager. */
function answerCodeWith(call: Calls, codes: MfaCodes): SecretsManager['answerCode'] {
  return async ({ profile, code }, signal) => {
    codes.put(profile, code);
    try {
      await call({ ref: placeRef({ profile }), signal, api: 'ListSecrets', ask: async () => undefined });
    } finally {
      codes.drop(profile);
    }
  };
}

/** Who fails for want of a login waits for one. */
function expecting(call: Calls, { expect }: LoginWatch): Calls {
  return async (asked) => {
    try {
      return await call(asked);
    } catch (error) {
      if (error instanceof ProblemError && retryOf(error.problem) === 'login') expect();
      throw error;
    }
  };
}

/**
 * Secrets Manager by way of the AWS SDK, with credentials, region and endpoint found as the AWS CLI finds them. The SDK is loaded with
 * the first call. `onCall` hears of every HTTP request that leaves for Secrets Manager, retries too.
 */
export function createSecretsManagerSource({ onCall, ...surroundings }: SecretsManagerOptions): SecretsManager {
  const network = openNetwork(surroundings);
  const codes = createMfaCodes();
  const connections = createConnections({ network, onCall, codes });
  const logins = watchLogins({ surroundings, onChange: connections.forget });
  const call = expecting(createCalls(surroundings, connections), logins);
  const answerCode = answerCodeWith(call, codes);
  return {
    describe: describeWith(call),
    fetch: fetchWith(call),
    list: (question, signal) => listSecrets(call, question, signal),
    versions: (ref, signal) => listVersions(call, ref, signal),
    answerCode: async (answer, signal) => {
      await answerCode(answer, signal);
      logins.announce();
    },
    onLogin: logins.subscribe,
    close: () => {
      logins.close();
      network.close();
    },
  };
}
