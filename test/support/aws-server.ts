import { afterAll, beforeAll, describe } from 'vitest';
import { startStandIn } from '../../main/demo/aws/stand-in.ts';
import { createWriter, type SecretWriter } from './aws-writer.ts';
import { isMotoMissing, startMoto } from './moto.ts';
import { partIsRequired } from './require.ts';

/** Something that answers as AWS does, and a way to change what is in it as its users do: over the wire. */
export type AwsServer = SecretWriter & {
  readonly name: ServerName;
  readonly url: string;
  close(): Promise<void>;
};

export type ServerName = 'stand-in' | 'moto';

type Listening = { readonly url: string; close(): Promise<void> };

const STARTS: Record<ServerName, () => Promise<Listening>> = { 'stand-in': startStandIn, moto: startMoto };

export async function startServer(name: ServerName): Promise<AwsServer> {
  const { url, close } = await STARTS[name]();
  const writer = createWriter(url);
  const closeAll = async (): Promise<void> => {
    writer.destroy();
    await close();
  };
  return { ...writer, name, url, close: closeAll };
}

/** The server of the suite: its parts are there once its tests run. */
export type Serving = () => AwsServer;

/** The same suite against every server; moto is skipped, visibly, where it is neither there nor required. */
export function describeEachServer(body: (aws: Serving) => void): void {
  const servers = Object.keys(STARTS) as ServerName[];
  for (const name of servers) {
    const isSkipped = name === 'moto' && isMotoMissing() && !partIsRequired('moto');
    describe.skipIf(isSkipped)(`against ${name}`, () => {
      let server: AwsServer | undefined;
      beforeAll(async () => {
        server = await startServer(name);
      });
      afterAll(() => server?.close());
      body(() => {
        if (server === undefined) throw new Error('the server of this suite has not started');
        return server;
      });
    });
  }
}
