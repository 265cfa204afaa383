import type { Ref } from 'preact';
import type { ProjectRow } from '../../../preload/views.ts';
import { Field } from '../../components/field.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { SORTS, type Sort, words } from '../../words/history.ts';

/** What is looked for; `project` is a folder, '' for all. */
export type Seek = { readonly search: string; readonly sort: Sort; readonly project: string };

export type FilterBarProps = {
  readonly seek: Seek;
  readonly change: (part: Partial<Seek>) => void;
  readonly projects: readonly ProjectRow[];
  readonly shown: string;
  readonly searchRef: Ref<HTMLInputElement>;
};

const CHOICES = Object.entries(SORTS).map(([choice, label]) => ({ choice: choice as Sort, label }));

/** Esc clears, Esc again leaves the field. */
function clearing(seek: Seek, change: FilterBarProps['change']): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (seek.search !== '') change({ search: '' });
    else if (event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
  };
}

export function FilterBar({ seek, change, projects, shown, searchRef }: FilterBarProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element needs Chrome 118
    <div class="filter" role="search">
      <Field
        label={words.search}
        icon="search"
        placeholder={words.placeholder}
        hint="/"
        value={seek.search}
        onInput={(search) => change({ search })}
        onKeyDown={clearing(seek, change)}
        inputRef={searchRef}
      />
      <Tabs
        name="sort"
        legend={words.sort}
        choices={CHOICES}
        chosen={seek.sort}
        onChoose={(sort) => change({ sort })}
      />
      <div class="end">
        <span class="shown" role="status">
          {shown}
        </span>
        <select
          aria-label={words.project}
          value={seek.project}
          onChange={({ currentTarget }) => change({ project: currentTarget.value })}
        >
          <option value="">{words.allProjects}</option>
          {projects.map(({ directory, name }) => (
            <option key={directory} value={directory}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
