import type { ExitCode } from './lines.ts';
import { restorePauses } from './pause.ts';
import { type Asked, isAbout, withProjects } from './session.ts';

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Takes over what a changed `keyturn.yaml` says, or tells why not. */
function followProject({ session, send }: Asked<'watch'>, directory: string): () => void {
  return session.onProjectChange(directory, () => {
    const problems = session.projects.reread(directory);
    for (const problem of problems) {
      send({ event: { at: new Date(session.now()).toISOString(), kind: 'failed', target: directory, problem } });
    }
    if (problems.length > 0) return;
    session.engine.load(session.projects.watches());
    session.engine.sweepNew();
  });
}

/** The secrets of these projects as their lists are at that moment: a running watch tells of those that were added too. */
function liveKeys({ session: { projects }, request }: Asked<'watch'>): () => ReadonlySet<string> {
  let [keys, revision] = [projects.keys(request.projects), projects.revision];
  return () => {
    if (projects.revision !== revision) [keys, revision] = [projects.keys(request.projects), projects.revision];
    return keys;
  };
}

/** Runs, or joins what runs, until the asker goes away. */
export function watch(asked: Asked<'watch'>): Promise<ExitCode> {
  const { session, request, send, signal } = asked;
  const { engine } = session;
  return withProjects(asked, async () => {
    const keys = liveKeys(asked);
    const stopListening = engine.onEvent((event) => {
      if (isAbout(event, keys())) send({ event });
    });
    const stopFollowing = request.projects.map((directory) => followProject(asked, directory));
    if (!engine.isRunning) {
      restorePauses(session);
      engine.start();
      session.channels.start();
    } else {
      send({
        hint: `Keyturn runs already (process ${session.owner}); this shows what it does, and takes over when it ends.`,
      });
      engine.sweepNew();
    }
    await aborted(signal);
    for (const stop of stopFollowing) stop();
    stopListening();
    return 0;
  });
}
