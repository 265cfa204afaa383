import type { Socket } from 'node:net';
import { type Problem, ProblemError } from '../domain/problem.ts';
import { type LastLine, LONGEST_REQUEST, type OwnerRequest, parseRequest } from './owner-protocol.ts';

/** Sends any number of lines, answers the exit code. `signal` aborts when the client goes away. A `ProblemError` reaches the client as itself. */
export type Answer = (request: OwnerRequest, send: (line: object) => void, signal: AbortSignal) => Promise<number>;

export type Session = { abort(): void; readonly ended: Promise<void> };

const REQUEST_WITHIN_MS = 10_000;
/** A client that stopped reading is let go instead of filling the memory. */
const MOST_UNREAD_BYTES = 8 * 1024 * 1024;

/** One connection: one request line, the lines of the answer, one last line. */
export function openSession(socket: Socket, answer: Answer): Session {
  const client = new AbortController();
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.once('close', () => client.abort());
  // A lost connection is no failure of ours; `close` follows.
  socket.on('error', () => undefined);
  const ended = receiveLine(socket).then(async (line) => {
    if (line !== undefined) await reply({ line, socket, answer, signal: client.signal });
    await closed;
  });
  return { abort: () => socket.destroy(), ended };
}

/** The first line; too long a line is cut, so that it is refused. Undefined when the client went away or stayed silent. */
function receiveLine(socket: Socket): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let received = '';
  socket.setEncoding('utf8');
  socket.setTimeout(REQUEST_WITHIN_MS, () => socket.destroy());
  socket.once('close', () => resolve(undefined));
  socket.on('data', (text: string) => {
    // What comes later is read and dropped: an unread rest would reset the connection under the answer.
    if (received.length > LONGEST_REQUEST || received.includes('\n')) return;
    received += text;
    if (received.length > LONGEST_REQUEST) resolve('');
    else if (received.includes('\n')) resolve(received.slice(0, received.indexOf('\n')));
  });
  return promise;
}

type Exchange = {
  readonly line: string;
  readonly socket: Socket;
  readonly answer: Answer;
  readonly signal: AbortSignal;
};

async function reply({ line, socket, answer, signal }: Exchange): Promise<void> {
  const parsed = parseRequest(line);
  if (parsed.kind === 'refused') return finish(socket, { refused: parsed.problem });
  socket.setTimeout(0);
  const send = (sent: object): void => {
    if (!socket.writable) return;
    socket.write(`${JSON.stringify(sent)}\n`);
    if (socket.writableLength > MOST_UNREAD_BYTES) socket.destroy();
  };
  try {
    finish(socket, { done: { exitCode: await answer(parsed.request, send, signal) } });
  } catch (error) {
    finish(socket, { refused: error instanceof ProblemError ? error.problem : FAILED });
  }
}

function finish(socket: Socket, last: LastLine): void {
  // A client that never hangs up is hung up on.
  socket.setTimeout(REQUEST_WITHIN_MS);
  if (socket.writable) socket.end(`${JSON.stringify(last)}\n`);
}

const FAILED: Problem = {
  code: 'unknown',
  message: 'The running Keyturn failed at the request',
  cure: 'Quit it, start it again, and repeat the command',
};
