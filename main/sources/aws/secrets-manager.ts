import type { Source } from '../../engine/ports.ts';
import { createCalls } from './calls.ts';
import { createConnections, type OnCall } from './connections.ts';
import { descriptionOf } from './description.ts';
import { watchLogins } from './login-watch.ts';
import { openNetwork } from './network.ts';
import type { Surroundings } from './surroundings.ts';
import { versionOf } from './version.ts';

let loading: Promise<typeof import('@aws-sdk/client-secrets-manager')> | undefined;

/** Asking Node again for a module that is there already costs more than a call needs. */
function loadSdk(): NonNullable<typeof loading> {
  loading ??= import('@aws-sdk/client-secrets-manager');
  return loading;
}

export type SecretsManagerOptions = Surroundings & { readonly onCall: OnCall };

/**
 * Secrets Manager by way of the AWS SDK, with credentials, region and endpoint found as the AWS CLI finds them. The SDK is loaded with
 * the first call. `onCall` hears of every HTTP request that leaves for Secrets Manager, retries too.
 */
export function createSecretsManagerSource({ onCall, ...surroundings }: SecretsManagerOptions): Source {
  const network = openNetwork(surroundings);
  const connections = createConnections(network, onCall);
  const call = createCalls(surroundings, connections);
  const logins = watchLogins({ surroundings, onChange: connections.forget });
  return {
    describe: (ref, signal) =>
      call({
        ref,
        signal,
        api: 'DescribeSecret',
        ask: async (client, abortSignal, { region }) => {
          const { DescribeSecretCommand } = await loadSdk();
          const command = new DescribeSecretCommand({ SecretId: ref.secret });
          return descriptionOf(await client.send(command, { abortSignal }), region);
        },
      }),
    fetch: (ref, signal) =>
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
      }),
    onLogin: logins.subscribe,
    close: () => {
      logins.close();
      network.close();
    },
  };
}
