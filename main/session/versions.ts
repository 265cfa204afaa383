import { refOf } from './catalog.ts';
import type { ExitCode } from './lines.ts';
import type { Asked } from './session.ts';

/** All versions of a secret that AWS still knows. */
export async function versions({ session, request, send, signal }: Asked<'versions'>): Promise<ExitCode> {
  send({ versions: await session.catalog.versions(refOf(request), signal) });
  return 0;
}
