import type { AwsCredentialIdentityProvider, FinalizeRequestMiddleware } from '@aws-sdk/types';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Call } from '../domain/cost.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Access } from './context.ts';
import { credentialProblemOf } from './credential-problems.ts';
import { credentialsOf } from './credentials.ts';
import type { MfaCodes } from './mfa-codes.ts';
import type { Network, Share } from './network.ts';

const CONNECTION_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;

/** Each HTTP request that leaves for a service, retries too: that is what AWS bills. */
export type OnCall = (call: Call) => void;

/** What the clients of all services take. */
export type ClientConfig = {
  readonly region: string;
  readonly profile: string;
  readonly requestHandler: NodeHttpHandler;
  readonly credentials: AwsCredentialIdentityProvider;
  readonly endpoint?: string;
  readonly ignoreConfiguredEndpointUrls?: true;
};

/** As much of a client as is common to all services. */
export type AwsClient = {
  readonly config: { readonly credentials: () => Promise<unknown> };
  readonly middlewareStack: {
    /** Every client names its own inputs and outputs here; ours looks at neither. */
    addRelativeTo(middleware: never, options: never): void;
  };
};

/** How a client is made; its module is loaded with the first. The same object stands for the same client. */
export type Opening<Client extends AwsClient> = {
  /** Between two pieces of an answer, milliseconds; longer than a long poll waits. */
  readonly requestTimeoutMs?: number;
  /** `apart` for calls that wait, and for what they lead to. */
  readonly share?: Share;
  readonly open: (config: ClientConfig) => Promise<Client>;
};

/** One client for each (profile, region, opening), one set of credentials for each profile. */
export type Connections = {
  clientFor<Client extends AwsClient>(access: Access, opening: Opening<Client>): Promise<Client>;
  /** After credentials were rejected: the profile's next call asks for new ones, unless somebody else saw to that already. */
  renew(access: Access, used: Promise<AwsClient>): void;
  /** Every profile's next call asks for credentials anew. */
  forget(): void;
};

const BEHIND_RETRIES = { relation: 'after', toMiddleware: 'retryMiddleware', name: 'countAttempts' } as const;

function countAttempts(client: AwsClient, { service, profileName: profile }: Access, onCall: OnCall): void {
  const middleware: FinalizeRequestMiddleware<object, object> = (next, context) => (request) => {
    onCall({ service, api: String(context.commandName).replace(/Command$/, ''), profile });
    return next(request);
  };
  client.middlewareStack.addRelativeTo(middleware as never, BEHIND_RETRIES as never);
}

/** HTTP for one client of the SDK, over the pooled sockets of its profile; a socket that stays silent too long is an error. */
export async function openHandler(
  access: Access,
  network: Network,
  { requestTimeoutMs = REQUEST_TIMEOUT_MS, share }: Pick<Opening<AwsClient>, 'requestTimeoutMs' | 'share'> = {},
): Promise<NodeHttpHandler> {
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  return new NodeHttpHandler({
    ...network.poolOf(access.profileName, { bundle: access.settings?.ca_bundle, ...(share && { share }) }),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: requestTimeoutMs,
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

function configOf(access: Access, given: Pick<ClientConfig, 'requestHandler' | 'credentials'>): ClientConfig {
  return {
    region: access.region,
    profile: access.profileName,
    ...given,
    ...(access.endpoint ? { endpoint: access.endpoint } : { ignoreConfiguredEndpointUrls: true }),
  };
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

type Clients = Map<string, Promise<AwsClient>>;

function createClients() {
  const clients = new Map<object, Clients>();
  return {
    of: (opening: object): Clients => {
      const found = clients.get(opening) ?? new Map();
      clients.set(opening, found);
      return found;
    },
    all: (): Clients[] => [...clients.values()],
    clear: (): void => clients.clear(),
  };
}

/** Files that changed since the last call replace every client and all credentials. */
export function createConnections({ network, onCall, codes }: ConnectionsPorts): Connections {
  const clients = createClients();
  const credentials = new Map<string, Promise<AwsCredentialIdentityProvider>>();
  let fingerprint = '';
  const forget = (): void => {
    clients.clear();
    credentials.clear();
  };
  const open = async <Client extends AwsClient>(access: Access, opening: Opening<Client>): Promise<Client> => {
    const who = profileKey(access);
    const requestHandler = await openHandler(access, network, opening);
    const provider =
      credentials.get(who) ?? openHandler(access, network).then((handler) => classified({ access, handler, codes }));
    credentials.set(who, provider);
    const client = await opening.open(configOf(access, { requestHandler, credentials: await provider }));
    countAttempts(client, access, onCall);
    return client;
  };
  return {
    forget,
    renew: (access, used) => {
      if (!clients.all().some((each) => each.get(clientKey(access)) === used)) return;
      credentials.delete(profileKey(access));
      for (const each of clients.all())
        for (const key of each.keys()) if (key.startsWith(profileKey(access))) each.delete(key);
    },
    clientFor: (access, opening) => {
      if (access.profiles.fingerprint !== fingerprint) forget();
      fingerprint = access.profiles.fingerprint;
      const [key, mine] = [clientKey(access), clients.of(opening)];
      // An opening makes clients of one kind, and only it puts any under its own name.
      const client = (mine.get(key) as ReturnType<typeof opening.open> | undefined) ?? open(access, opening);
      mine.set(key, client);
      client.catch(() => mine.delete(key));
      return client;
    },
  };
}
