import { placeName, placeOf, type Target, type Watch } from '../domain/watch.ts';
import type { ExitCode } from './lines.ts';
import { type Asked, configurationProblem } from './session.ts';

function variablesOf(target: Target): string {
  if (target.kind === 'keychain') return target.field ?? 'the whole secret';
  const { naming } = target;
  switch (naming.kind) {
    case 'as':
      return naming.variable;
    case 'map':
      return Object.values(naming.variables).join(', ');
    case 'prefix':
      return naming.prefix === '' ? 'every field' : `every field as ${naming.prefix}…`;
  }
}

/** One target of one secret: what is read, and where it goes. */
function linesOf({ ref, project, targets }: Watch): string[] {
  const { secret, label, profile, region } = ref;
  const from = [secret, label, ...(profile === undefined ? [] : [`profile ${profile}`]), ...(region ? [region] : [])];
  return targets.map((target) => {
    const place = placeName(placeOf(target, project));
    const shown = place.startsWith(`${project}/`) ? place.slice(project.length + 1) : place;
    return `${from.join(' · ')} → ${shown}: ${variablesOf(target)}`;
  });
}

/** What a project's file names, and the yes to exactly what was shown. Raises ProblemError when the file has changed since. */
export async function trust({ session, request, send }: Asked<'trust'>): Promise<ExitCode> {
  const { projects, engine } = session;
  const reading = projects.read(request.project);
  if (reading.kind === 'invalid') {
    for (const problem of reading.problems) send({ problem });
    return 2;
  }
  const { fingerprint, watches } = reading;
  if (request.fingerprint !== undefined) {
    if (request.fingerprint !== fingerprint) {
      throw configurationProblem(
        `keyturn.yaml in ${request.project} has changed since it was shown.`,
        'Look at it again.',
      );
    }
    projects.accept(request.project, fingerprint);
    for (const problem of projects.reread(request.project)) send({ problem });
    engine.load(projects.watches());
    engine.sweepNew();
  }
  send({ trust: { fingerprint, lines: watches.flatMap(linesOf) } });
  return 0;
}
