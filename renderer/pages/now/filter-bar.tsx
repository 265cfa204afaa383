import type { Ref } from 'preact';
import { Field } from '../../components/field.tsx';
import { Tabs } from '../../components/tabs.tsx';
import * as words from '../../words/now.ts';
import { counted } from '../../words/shell.ts';
import { type Filter, NO_FILTER, SHOWN } from './filtering.ts';
import { GROUPINGS, type Grouping } from './items.ts';

export type FilterBarProps = {
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  readonly grouping: Grouping;
  readonly setGrouping: (grouping: Grouping) => void;
  readonly found: number;
  readonly inputRef: Ref<HTMLInputElement>;
  /** Esc in an empty field: back to the list. */
  readonly leave: () => void;
};

const CHOICES = SHOWN.map((choice) => ({ choice, label: words.SHOWN_WORDS[choice] }));

function GroupBy({ grouping, setGrouping }: Pick<FilterBarProps, 'grouping' | 'setGrouping'>) {
  const choose = ({ value }: HTMLSelectElement): void =>
    setGrouping(GROUPINGS.find((one) => one === value) ?? 'project');
  return (
    <select aria-label={words.GROUP_BY} value={grouping} onChange={({ currentTarget }) => choose(currentTarget)}>
      {GROUPINGS.map((one) => (
        <option key={one} value={one}>
          {words.GROUPING_WORDS[one]}
        </option>
      ))}
    </select>
  );
}

export function FilterBar(props: FilterBarProps) {
  const { filter, setFilter, grouping, setGrouping, found, inputRef, leave } = props;
  const clearOrLeave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (filter.search === '') leave();
    else setFilter({ ...filter, search: NO_FILTER.search });
  };
  return (
    <search class="filter">
      <Field
        label={words.FILTER}
        value={filter.search}
        onInput={(search) => setFilter({ ...filter, search })}
        placeholder={words.FILTER_HINT}
        icon="search"
        hint="/"
        inputRef={inputRef}
        onKeyDown={clearOrLeave}
      />
      <Tabs
        name="shown"
        legend={words.SHOW}
        choices={CHOICES}
        chosen={filter.shown}
        onChoose={(shown) => setFilter({ ...filter, shown })}
      />
      <div class="end">
        <span class="shown">{counted(found, 'watch', 'watches')}</span>
        <GroupBy grouping={grouping} setGrouping={setGrouping} />
      </div>
    </search>
  );
}
