import type { SecretsManagerClient, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-secrets-manager';
import type { AwsCredentialIdentityProvider, FinalizeRequestMiddleware } from '@aws-sdk/types';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { ProblemError } from '../../domain/problem.ts';
import type { Access } from './context.ts';
import { credentialProblemOf } from './credential-problems.ts';
import { credentialsOf } from './credentials.ts';
import type { MfaCodes } from './mfa-codes.ts';
import type { Network } from './network.ts';

const CONNECTION_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;

/** Each HTTP request that leaves for Secrets Manager, retries too: that is what AWS bills. */
export type OnCall = (api: string, profileName: string) => void;

/** One client for each (profile, region), one set of credentials for each profile. */
export type Connections = {
  clientFor(access: Access): Promise<SecretsManagerClient>;
  /** After credentials were rejected: the profile's next call asks for new ones, unless somebody else saw to that already. */
  renew(access: Access, used: Promise<SecretsManagerClient>): void;
  /** Every profile's next call asks for credentials anew. */
  forget(): void;
};

function countAttempts(client: SecretsManagerClient, count: (api: string) => void): void {
  const middleware: FinalizeRequestMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next, context) => (request) => {
    count(String(context.commandName).replace(/Command$/, ''));
    return next(request);
  };
  client.middlewareStack.addRelativeTo(middleware, {
    relation: 'after',
    toMiddleware: 'retryMiddleware',
    name: 'countAttempts',
  });
}

/** HTTP for one client of the SDK, over the pooled sockets of its profile; a socket that stays silent too long is an error. */
export async function openHandler(access: Access, network: Network): Promise<NodeHttpHandler> {
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  return new NodeHttpHandler({
    ...network.poolOf(access.profileName, access.settings?.ca_bundle),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  });
}

type Login = { readonly access: Access; readonly handler: NodeHttpHandler; readonly codes: MfaCodes };

async function classified({ access, handler, codes }: Login): Promise<AwsCredentialIdentityProvider> {
  const provider = await credentialsOf(access, handler, codes);
  return async () => {
    try {
      return await provider();
    } catch (error) {
      throw new ProblemError(credentialProblemOf(error, access));
    }
  };
}

async function openClient(access: Access, handler: NodeHttpHandler, credentials: AwsCredentialIdentityProvider) {
  const { SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  return new SecretsManagerClient({
    region: access.region,
    profile: access.profileName,
    requestHandler: handler,
    credentials,
    ...(access.endpoint ? { endpoint: access.endpoint } : { ignoreConfiguredEndpointUrls: true }),
  });
}

/** A named profile and the same one by default share their credentials, unless the default order looks further. */
function profileKey({ profile, profileName, base }: Access): string {
  const looksFurther = profile === undefined && base.origin === 'machine';
  return JSON.stringify([profileName, base.origin === 'environment' || looksFurther]);
}

function clientKey(access: Access): string {
  return `${profileKey(access)} ${access.region}`;
}

export type ConnectionsPorts = { readonly network: Network; readonly onCall: OnCall; readonly codes: MfaCodes };

/** Files that changed since the last call replace every client and all credentials. */
export function createConnections({ network, onCall, codes }: ConnectionsPorts): Connections {
  const clients = new Map<string, Promise<SecretsManagerClient>>();
  const credentials = new Map<string, Promise<AwsCredentialIdentityProvider>>();
  let fingerprint = '';
  const forget = (): void => {
    clients.clear();
    credentials.clear();
  };
  const open = async (access: Access): Promise<SecretsManagerClient> => {
    const who = profileKey(access);
    const handler = await openHandler(access, network);
    const provider = credentials.get(who) ?? classified({ access, handler, codes });
    credentials.set(who, provider);
    const client = await openClient(access, handler, await provider);
    countAttempts(client, (api) => onCall(api, access.profileName));
    return client;
  };
  return {
    forget,
    renew: (access, used) => {
      if (clients.get(clientKey(access)) !== used) return;
      credentials.delete(profileKey(access));
      for (const key of clients.keys()) if (key.startsWith(profileKey(access))) clients.delete(key);
    },
    clientFor: (access) => {
      if (access.profiles.fingerprint !== fingerprint) forget();
      fingerprint = access.profiles.fingerprint;
      const key = clientKey(access);
      const client = clients.get(key) ?? open(access);
      clients.set(key, client);
      client.catch(() => clients.delete(key));
      return client;
    },
  };
}
