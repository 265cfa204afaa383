import type { ExitCode } from './lines.ts';
import type { Asked } from './session.ts';

/** Puts a folder on the list of those that run, or takes it off; what runs now is another request. */
export async function enlist({ session, request }: Asked<'enlist'>): Promise<ExitCode> {
  const { directory, isWatched } = request;
  await session.settings.update((settings) => {
    const others = settings.projects.filter((one) => one !== directory);
    if (isWatched)
      return settings.projects.includes(directory) ? settings : { ...settings, projects: [...others, directory] };
    return { ...settings, projects: others };
  });
  return 0;
}
