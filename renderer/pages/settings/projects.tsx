import { useState } from 'preact/hooks';
import { useAct } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import type { PageProps } from '../../page.ts';
import { words } from '../../words/settings.ts';
import { reasonAgainstFolder } from '../add/complaints.ts';
import { browseWith } from '../browse.ts';
import { FolderField } from '../folder-field.tsx';
import { ProjectLine } from './project-line.tsx';
import { SettingsSection } from './settings-section.tsx';

type ProjectsProps = Pick<PageProps, 'keyturn' | 'view' | 'go'>;

/** A new folder is looked at before it counts. */
function NewProject({ keyturn, view, go }: ProjectsProps) {
  const [folder, setFolder] = useState('');
  const { act, isBusy, problem } = useAct(keyturn);
  const complaint = reasonAgainstFolder(folder);
  const add = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { ok } = await act('addProject', { directory: folder });
    if (ok) go({ page: 'trust', key: folder });
  };
  return (
    <form class="new-project" onSubmit={(event) => void add(event)}>
      <FolderField
        folder={folder}
        complaint={complaint}
        browse={browseWith(keyturn, view)}
        choose={setFolder}
        label={words.addFolder}
      />
      <Button type="submit" isDisabled={complaint !== undefined || isBusy}>
        {words.addProject}
      </Button>
      {problem && <Failed problem={problem} />}
    </form>
  );
}

export function Projects(props: ProjectsProps) {
  const { act, problem } = useAct(props.keyturn);
  const { projects } = props.view;
  return (
    <SettingsSection title={words.projects}>
      {projects.length === 0 && <p class="soft">{words.noProjects}</p>}
      {projects.map((project) => (
        <ProjectLine
          key={project.directory}
          project={project}
          remove={() => void act('removeProject', { directory: project.directory })}
        />
      ))}
      {problem && <Failed problem={problem} />}
      <NewProject {...props} />
    </SettingsSection>
  );
}
