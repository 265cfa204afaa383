import type { ExitCode } from './lines.ts';
import type { Asked } from './session.ts';

/** Keeps this machine's name for a project's profile; it counts from the next reading of the project on. */
export async function profile({ session, request, send }: Asked<'profile'>): Promise<ExitCode> {
  const { name, local } = request;
  await session.settings.update((now) => {
    const { [name]: _, ...others } = now.profiles;
    return { ...now, profiles: local === undefined ? others : { ...others, [name]: local } };
  });
  send({ profiles: session.settings.read().profiles });
  return 0;
}
