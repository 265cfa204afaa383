import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ProblemError } from '../domain/problem.ts';
import { connectTo } from './owner-connection.ts';
import {
  asLastLine,
  type LastLine,
  type OwnerRequest,
  otherVersion,
  parseJson,
  requestLine,
} from './owner-protocol.ts';
import { OWNER_PROTOCOL, type OwnerRecord, readLock } from './owner-record.ts';
import { livenessOf } from './process-identity.ts';

/** `lost`: the owner went away in mid-answer, does not answer at all, or the signal was aborted. */
export type Called =
  | { readonly kind: 'answered'; readonly exitCode: number }
  | { readonly kind: 'no-owner' }
  | { readonly kind: 'lost' };

export type Call = {
  readonly directory: string;
  readonly request: OwnerRequest;
  readonly onLine: (line: unknown) => void;
  readonly signal: AbortSignal;
};

/** An owner that just started needs a moment until it listens. */
const LISTENS_WITHIN_MS = 2000;

/** Asks the owner of a config folder. Raises the owner's `ProblemError` when it refuses, and one for an owner of another version. */
export async function callOwner({ directory, request, onLine, signal }: Call): Promise<Called> {
  for (const stop = Date.now() + LISTENS_WITHIN_MS; !signal.aborted; await delay(25)) {
    const owner = livingOwner(directory);
    if (!owner) return { kind: 'no-owner' };
    if (owner.protocol !== OWNER_PROTOCOL) throw new ProblemError(otherVersion(owner.pid));
    const socket = await connectTo(owner.socket);
    if (socket) return converse({ socket, request, onLine, signal });
    if (Date.now() > stop) return { kind: livenessOf(owner) === 'alive' ? 'lost' : 'no-owner' };
  }
  return { kind: 'lost' };
}

function livingOwner(directory: string): OwnerRecord | undefined {
  const { owner } = readLock(directory);
  return owner && livenessOf(owner) !== 'dead' ? owner : undefined;
}

type Conversation = Pick<Call, 'request' | 'onLine' | 'signal'> & { readonly socket: Socket };

async function converse({ socket, request, onLine, signal }: Conversation): Promise<Called> {
  const hangUp = (): void => void socket.destroy();
  signal.addEventListener('abort', hangUp, { once: true });
  try {
    if (signal.aborted) return { kind: 'lost' };
    socket.write(requestLine(request));
    const last = await lastLineOf(socket, onLine);
    if (last === undefined) return { kind: 'lost' };
    if ('refused' in last) throw new ProblemError(last.refused);
    return { kind: 'answered', exitCode: last.done.exitCode };
  } finally {
    signal.removeEventListener('abort', hangUp);
    hangUp();
  }
}

/** Undefined when the connection ends before. Rejects with what `onLine` raises. */
function lastLineOf(socket: Socket, onLine: (line: unknown) => void): Promise<LastLine | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<LastLine | undefined>();
  let rest = '';
  socket.setEncoding('utf8');
  socket.once('close', () => resolve(undefined));
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    try {
      for (const line of lines) {
        const parsed = parseJson(line);
        const last = asLastLine(parsed);
        if (last) return resolve(last);
        if (parsed !== undefined) onLine(parsed);
      }
    } catch (error) {
      reject(error);
    }
  });
  return promise;
}
