import { worstMood } from '../domain/mood.ts';
import { moodsOf, type WatchView } from '../domain/view.ts';
import type { Watch } from '../domain/watch.ts';
import { costDocument } from './cost.ts';
import type { ExitCode, StatusDocument } from './lines.ts';
import { type Asked, type Session, withProjects } from './session.ts';

function documentOf({ engine, channels, meter, now, owner }: Session, watches: readonly Watch[]): StatusDocument {
  const views = engine.viewsOf(watches);
  const projectsOf = ({ secret, label, profile }: WatchView): string[] => {
    const same = watches.filter(({ ref }) => ref.secret === secret && ref.label === label && ref.profile === profile);
    return [...new Set(same.map(({ project }) => project))];
  };
  const moods = views.flatMap((view) => moodsOf(view, now()));
  return {
    ...(engine.isRunning && { owner }),
    mood: worstMood(engine.pauseOfAll ? [...moods, 'paused'] : moods),
    isPaused: engine.pauseOfAll !== undefined,
    ...(engine.pauseOfAll?.until !== undefined && { pausedUntil: engine.pauseOfAll.until }),
    watches: views.map((view) => ({ ...view, projects: projectsOf(view) })),
    channels: channels.views(),
    ...costDocument(meter, views, now()),
  };
}

/** What is known, without asking AWS. */
export function status(asked: Asked<'status'>): Promise<ExitCode> {
  return withProjects(asked, async () => {
    const { session, request, send } = asked;
    send({ status: documentOf(session, session.projects.watches(request.projects)) });
    return 0;
  });
}
