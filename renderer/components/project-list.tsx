import type { AppView, ProjectRow, WatchRow } from '../../preload/views.ts';
import { standingOf } from '../pages/now/standing.ts';
import { hrefOf } from '../routes.ts';
import { standingCount } from '../words/now.ts';
import * as words from '../words/shell.ts';
import { Glyph } from './glyph.tsx';

const FLAGS = [
  { standing: 'cannot be checked', glyph: 'trouble' },
  { standing: 'cannot be written', glyph: 'trouble' },
  { standing: 'needs you', glyph: 'needs-you' },
] as const;

/** The worst that stands out in a project, and how often. */
function flagOf(rows: readonly WatchRow[], { standing }: ProjectRow) {
  if (standing === 'invalid') return { glyph: 'trouble', text: words.INVALID } as const;
  if (standing === 'waits for trust') return { glyph: 'needs-you', text: words.WAITS_FOR_TRUST } as const;
  for (const { standing: wanted, glyph } of FLAGS) {
    const number = rows.filter((row) => standingOf(row) === wanted).length;
    if (number > 0) return { glyph, text: standingCount(wanted, number) } as const;
  }
  return undefined;
}

type ProjectEntryProps = {
  readonly project: ProjectRow;
  readonly rows: readonly WatchRow[];
  readonly isChosen: boolean;
};

function ProjectEntry({ project, rows, isChosen }: ProjectEntryProps) {
  const flag = flagOf(rows, project);
  const href = hrefOf({ page: 'now', key: project.directory });
  return (
    <li>
      <a href={href} title={project.directory} aria-current={isChosen ? 'page' : undefined}>
        <Glyph name="folder" />
        <span class="name">{project.name}</span>
        {flag && <Glyph name={flag.glyph} className="flag" />}
        <span class="count">
          {words.count(rows.length)}
          <span class="sr">{words.watchesOf(rows.length, flag?.text)}</span>
        </span>
      </a>
    </li>
  );
}

export function ProjectList({ view, chosen }: { readonly view: AppView; readonly chosen: string | undefined }) {
  return (
    <>
      <h2>{words.PROJECTS}</h2>
      <ul class="nav projects">
        {view.projects.map((project) => (
          <ProjectEntry
            key={project.directory}
            project={project}
            rows={view.watches.filter((row) => row.projects.includes(project.directory))}
            isChosen={project.directory === chosen}
          />
        ))}
      </ul>
    </>
  );
}
