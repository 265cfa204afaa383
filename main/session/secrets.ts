import { placeOf } from './catalog.ts';
import type { ExitCode } from './lines.ts';
import type { Asked } from './session.ts';

/** One page of the secrets that these credentials may list. */
export async function secrets({ session, request, send, signal }: Asked<'secrets'>): Promise<ExitCode> {
  const { search, next } = request;
  const question = { ...placeOf(request), search, ...(next !== undefined && { next }) };
  send({ secrets: await session.catalog.list(question, signal) });
  return 0;
}
