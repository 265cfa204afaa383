import type { AppView } from '../../preload/views.ts';
import { hrefOf, type PageName } from '../routes.ts';
import { ahead } from '../times.ts';
import * as words from '../words/shell.ts';
import { Glyph } from './glyph.tsx';
import { ProjectList } from './project-list.tsx';

const ENTRIES = ['now', 'history', 'channels', 'health', 'settings'] as const;
type Entry = (typeof ENTRIES)[number];

/** Which entry a page belongs to. */
const HOME: Record<PageName, Entry> = {
  now: 'now',
  watch: 'now',
  add: 'now',
  scan: 'now',
  welcome: 'now',
  trust: 'now',
  history: 'history',
  channels: 'channels',
  health: 'health',
  settings: 'settings',
};

export type SideBarProps = {
  readonly view: AppView | undefined;
  readonly now: number;
  readonly page: PageName;
  /** Folder of the project that Now shows alone. */
  readonly chosen: string | undefined;
  /** Rows that want somebody. */
  readonly attention: number;
  readonly showKeys: () => void;
};

export function SideBar({ view, now, page, chosen, attention, showKeys }: SideBarProps) {
  return (
    <nav class="side" aria-label={words.VIEWS}>
      <p class="brand">
        <Glyph name="key" />
        <span class="name">{words.PRODUCT}</span>
      </p>
      <ul class="nav">
        {ENTRIES.map((entry) => (
          <li key={entry}>
            <a
              href={hrefOf({ page: entry })}
              aria-current={HOME[page] === entry && chosen === undefined ? 'page' : undefined}
            >
              <Glyph name={entry} />
              <span class="name">{words.PAGE_TITLES[entry]}</span>
              {entry === 'now' && attention > 0 && (
                <span class="count needs-you">
                  {words.count(attention)}
                  <span class="sr">{words.needAttention(attention)}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
      {view !== undefined && view.projects.length > 0 && <ProjectList view={view} chosen={chosen} />}
      {view !== undefined && <Foot view={view} now={now} />}
      <button class="keys-open" type="button" onClick={showKeys}>
        <span>{words.KEYBOARD}</span>
        <kbd aria-hidden>?</kbd>
      </button>
    </nav>
  );
}

function Foot({ view, now }: { readonly view: AppView; readonly now: number }) {
  const next = Math.min(...view.watches.map(({ nextCheckAt }) => nextCheckAt ?? Number.POSITIVE_INFINITY));
  return (
    <dl class="foot">
      {Number.isFinite(next) && (
        <div>
          <dt>{words.NEXT_CHECK}</dt>
          <dd>{ahead(next, now)}</dd>
        </div>
      )}
      <div>
        <dt>{words.CALLS}</dt>
        <dd>{words.count(view.calls.count)}</dd>
      </div>
      <div>
        <dt>{words.COST}</dt>
        <dd>{words.dollars(view.calls.dollars)}</dd>
      </div>
    </dl>
  );
}
