import type { AwsClient, Connections, Opening } from './connections.ts';
import type { Access } from './context.ts';
import { isCredentialRejection } from './error-name.ts';

export type Trying<Client extends AwsClient, T> = {
  readonly access: Access;
  readonly opening: Opening<Client>;
  /** Called once there are credentials. */
  readonly ask: (client: Client) => Promise<T>;
};

async function attempt<Client extends AwsClient, T>(
  connections: Connections,
  { access, opening, ask }: Trying<Client, T>,
): Promise<T> {
  const opened = connections.clientFor(access, opening);
  try {
    const client = await opened;
    await client.config.credentials();
    return await ask(client);
  } catch (error) {
    if (isCredentialRejection(error)) connections.renew(access, opened);
    throw error;
  }
}

/** Rejected credentials are renewed and tried once more before anybody hears of it. Raises what the client raises. */
export function tryTwice<Client extends AwsClient, T>(connections: Connections, trying: Trying<Client, T>): Promise<T> {
  return attempt(connections, trying).catch((error) => {
    if (isCredentialRejection(error)) return attempt(connections, trying);
    throw error;
  });
}
