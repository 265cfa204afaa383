import { judgeApiDestination } from './api-destination.ts';
import type { Credential } from './credential-file.ts';
import { judgeRelay } from './relay.ts';
import type { Replays } from './replays.ts';
import { judgeSns, type SnsEndpoint } from './sns.ts';
import { issueToken } from './tokens.ts';
import { type Asked, REFUSED, type Verdict } from './verdict.ts';

/** What there is to ask, and how a sender proves itself. Absent parts answer 404. */
export type Doors = {
  readonly sns?: SnsEndpoint;
  /** As its file is now; raises ProblemError. */
  readonly credential?: () => Credential;
  readonly replays: Replays;
};

type Door = (asked: Asked, doors: Doors) => Verdict | Promise<Verdict>;

const NOT_FOUND: Verdict = { status: 404 };

function withCredential(judge: (asked: Asked, credential: Credential, doors: Doors) => Verdict): Door {
  return (asked, doors) => (doors.credential ? judge(asked, doors.credential(), doors) : NOT_FOUND);
}

const DOORS: Readonly<Record<string, Door>> = {
  '/sns': (asked, { sns }) => (sns ? judgeSns(asked, sns) : NOT_FOUND),
  '/events': withCredential(judgeApiDestination),
  '/oauth/token': withCredential((asked, credential) =>
    credential.kind === 'oauth' ? issueToken(asked, credential) : NOT_FOUND,
  ),
  '/relay': withCredential((asked, credential, { replays }) =>
    credential.kind === 'relay' ? judgeRelay(asked, credential, replays) : NOT_FOUND,
  ),
};

/** Undefined where nothing is ever answered: before a body is read. */
export function doorAt(path: string | undefined): Door | undefined {
  return path !== undefined && Object.hasOwn(DOORS, path) ? DOORS[path] : undefined;
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

export type Caller = { readonly headers: Asked['headers']; readonly isLoopbackOnly: boolean };

/**
 * Pages in a browser have no business here (W3C Fetch Metadata), and on loopback no other name leads here but by somebody's
 * trick (DNS rebinding). Undefined when nothing speaks against the caller.
 */
export function refusalOf({ headers, isLoopbackOnly }: Caller): Verdict | undefined {
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return REFUSED;
  return isLoopbackOnly && !LOOPBACK.test(String(headers.host)) ? REFUSED : undefined;
}
