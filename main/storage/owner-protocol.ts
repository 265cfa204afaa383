import * as z from 'zod';
import type { Problem, ProblemCode } from '../domain/problem.ts';
import { OWNER_PROTOCOL } from './owner-record.ts';

/** Characters of a request. */
export const LONGEST_REQUEST = 64 * 1024;

/** What a client asks of the owner: a command of the CLI and its arguments, names only. */
export type OwnerRequest = { readonly command: string; readonly arguments: unknown };

const Request = z.strictObject({ protocol: z.number(), command: z.string().min(1).max(64), arguments: z.unknown() });

export type RequestLine =
  | { readonly kind: 'request'; readonly request: OwnerRequest }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** What a client sends, as one JSON line. */
export function requestLine(request: OwnerRequest): string {
  return `${JSON.stringify({ protocol: OWNER_PROTOCOL, ...request })}\n`;
}

/** What an owner makes of a client's line; one that it cannot answer is refused with a problem. */
export function parseRequest(line: string): RequestLine {
  const { data } = Request.safeParse(parseJson(line));
  if (!data) return { kind: 'refused', problem: NOT_A_REQUEST };
  if (data.protocol !== OWNER_PROTOCOL) return { kind: 'refused', problem: otherVersion(process.pid) };
  return { kind: 'request', request: { command: data.command, arguments: data.arguments } };
}

/** The owner's last line. */
export type LastLine = { readonly done: { readonly exitCode: number } } | { readonly refused: Problem };

const Last = z.union([
  z.strictObject({ done: z.strictObject({ exitCode: z.int().min(0).max(255) }) }),
  z.strictObject({
    refused: z.strictObject({
      code: z.custom<ProblemCode>((code) => typeof code === 'string'),
      message: z.string(),
      cure: z.string(),
    }),
  }),
]);

/** Undefined for a line of the answer itself. */
export function asLastLine(line: unknown): LastLine | undefined {
  return Last.safeParse(line).data;
}

/** Undefined for what is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const NOT_A_REQUEST: Problem = {
  code: 'configuration',
  message: 'The running Keyturn did not understand the request',
  cure: 'Use the keyturn command to talk to it',
};

/** `pid`: the process that speaks another protocol. */
export function otherVersion(pid: number): Problem {
  return {
    code: 'configuration',
    message: `The Keyturn that runs already (process ${pid}) is another version`,
    cure: 'Quit it and start it again, so that both are the same version',
  };
}
