import { useState } from 'preact/hooks';
import type { ProjectRow } from '../../../preload/views.ts';
import { words } from '../../words/add.ts';
import { FolderField } from '../folder-field.tsx';

type ProjectChoiceProps = {
  readonly projects: readonly ProjectRow[];
  readonly project: string;
  readonly complaint: string | undefined;
  /** The system's own dialog; absent in a browser, where the path is typed. */
  readonly browse: (() => Promise<string | undefined>) | undefined;
  readonly choose: (project: string) => void;
};

type OptionProps = {
  readonly name: string;
  readonly path?: string;
  readonly isChosen: boolean;
  readonly choose: () => void;
};

function Option({ name, path, isChosen, choose }: OptionProps) {
  return (
    <label class="option">
      <input type="radio" name="project" checked={isChosen} onChange={choose} />
      <span>
        <b>{name}</b>
        {path && <span class="soft mono">{path}</span>}
      </span>
    </label>
  );
}

/** A project that is there already, or another folder. */
export function ProjectChoice({ projects, project, complaint, browse, choose }: ProjectChoiceProps) {
  const [isOther, setOther] = useState(() => !projects.some(({ directory }) => directory === project));
  const pick = (directory: string, other: boolean): void => {
    setOther(other);
    choose(directory);
  };
  return (
    <fieldset class="options" aria-describedby="project-note">
      <legend>{words.project}</legend>
      <p class="soft" id="project-note">
        {words.projectNote}
      </p>
      {projects.map(({ directory, name }) => (
        <Option
          key={directory}
          name={name}
          path={directory}
          isChosen={!isOther && directory === project}
          choose={() => pick(directory, false)}
        />
      ))}
      {projects.length > 0 && <Option name={words.otherFolder} isChosen={isOther} choose={() => pick('', true)} />}
      {isOther && <FolderField folder={project} complaint={complaint} browse={browse} choose={choose} />}
    </fieldset>
  );
}
