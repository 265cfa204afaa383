import type { ExitCode } from './lines.ts';
import type { Asked } from './session.ts';

/** Keeps this machine's name for a project's profile; it counts from the next reading of the project on. */
export async function profile({ session, request, send }: Asked<'profile'>): Promise<ExitCode> {
  await session.profileNames.set(request.name, request.local);
  send({ profiles: session.profileNames.all() });
  return 0;
}
