import { connect, type Socket } from 'node:net';

/** Undefined when nobody listens there. */
export async function connectTo(socket: string): Promise<Socket | undefined> {
  const { promise, resolve } = Promise.withResolvers<Socket | undefined>();
  const connection = connect(socket);
  connection.once('connect', () => resolve(connection));
  connection.on('error', () => resolve(undefined));
  return promise;
}

/** Does somebody listen behind this socket or pipe? */
export async function answers(socket: string): Promise<boolean> {
  const connection = await connectTo(socket);
  connection?.destroy();
  return connection !== undefined;
}
