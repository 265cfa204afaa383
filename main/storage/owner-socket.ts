import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { storageFailed } from './durable-file.ts';
import { type Answer, openSession, type Session } from './owner-session.ts';
import { prepareSocketFolder, socketPath } from './socket-path.ts';

export type OwnerServer = {
  /** Ends every connection, aborts what they asked for, and waits for it. Comes before the release of the lock. */
  close(): Promise<void>;
};

const MOST_CONNECTIONS = 64;

/** Listens for clients of this user in a config folder that this process owns. Raises a `ProblemError`. */
export async function serveOwner({
  directory,
  answer,
}: {
  readonly directory: string;
  readonly answer: Answer;
}): Promise<OwnerServer> {
  const path = socketPath(directory);
  prepareSocketFolder(path, directory);
  const sessions = new Set<Session>();
  const server = createServer((socket) => {
    const session = openSession(socket, answer);
    sessions.add(session);
    void session.ended.then(() => sessions.delete(session));
  });
  server.maxConnections = MOST_CONNECTIONS;
  await listen(server, path);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const session of sessions) session.abort();
      await Promise.all([...sessions].map((session) => session.ended));
      await closed;
    },
  };
}

async function listen(server: Server, path: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // It stays: a later failure to accept a connection ends nothing.
  server.on('error', reject);
  try {
    // What a killed owner left; the lock says that it is nobody's.
    if (process.platform !== 'win32') rmSync(path, { force: true });
    server.listen(path, resolve);
    await promise;
    if (process.platform !== 'win32') chmodSync(path, 0o600);
  } catch (error) {
    server.close();
    throw storageFailed(path, error);
  }
}
