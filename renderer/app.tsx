import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Keyturn } from '../preload/contract.ts';
import { useAnswer } from './asking.ts';
import { ConnectionBar } from './components/connection-bar.tsx';
import { Failed } from './components/failed.tsx';
import { Head } from './components/head.tsx';
import { KeyTable } from './components/key-table.tsx';
import { Loading } from './components/loading.tsx';
import { PageBoundary } from './components/page-boundary.tsx';
import { SideBar } from './components/side-bar.tsx';
import type { PageProps } from './page.ts';
import { AddPage } from './pages/add-page.tsx';
import { ChannelsPage } from './pages/channels-page.tsx';
import { HealthPage } from './pages/health-page.tsx';
import { HistoryPage } from './pages/history-page.tsx';
import { attentionCount } from './pages/now/standing.ts';
import { NowPage } from './pages/now-page.tsx';
import { ScanPage } from './pages/scan-page.tsx';
import { SettingsPage } from './pages/settings-page.tsx';
import { TrustPage } from './pages/trust-page.tsx';
import { WatchPage } from './pages/watch-page.tsx';
import { WelcomePage } from './pages/welcome-page.tsx';
import { useReturning } from './returning.ts';
import type { PageName } from './routes.ts';
import { useRoute } from './routing.ts';
import { useShortcuts } from './shortcuts.ts';
import { SingleKeysProvider } from './single-keys.ts';
import { useNow, useView } from './view.ts';
import { PAGE_TITLES, PRODUCT, SKIP } from './words/shell.ts';

const PAGES: Record<PageName, FunctionComponent<PageProps>> = {
  now: NowPage,
  watch: WatchPage,
  add: AddPage,
  scan: ScanPage,
  history: HistoryPage,
  settings: SettingsPage,
  health: HealthPage,
  channels: ChannelsPage,
  welcome: WelcomePage,
  trust: TrustPage,
};

/** Pages that go step by step are laid out in their own way. */
function mainClass(page: PageName): string {
  return page === 'add' || page === 'scan' ? 'main journey' : 'main';
}

/** Asked again on every change of page: Settings may have changed it. */
function useSingleKeysSetting(keyturn: Keyturn, page: PageName): boolean {
  const settings = useAnswer(keyturn, 'getSettings', undefined);
  const again = settings.kind === 'loading' ? undefined : settings.again;
  useEffect(() => again?.(), [page]);
  return settings.kind === 'ready' ? settings.value.preferences.usesSingleKeys : true;
}

function useShell(keyturn: Keyturn) {
  const sight = useView(keyturn);
  const view = sight.kind === 'seen' ? sight.view : undefined;
  const now = useNow(sight.kind === 'seen' ? sight.ahead : 0);
  const { route, go } = useRoute(keyturn);
  const isFirstStart = route.page === 'now' && view?.watches.length === 0 && view.projects.length === 0;
  const page: PageName = isFirstStart ? 'welcome' : route.page;
  const [hasKeys, setKeys] = useState(false);
  const usesSingleKeys = useSingleKeysSetting(keyturn, page);
  useReturning(route);
  useShortcuts({
    keyturn,
    page,
    go,
    isWindow: view?.face !== 'browser',
    usesSingleKeys,
    showKeys: () => setKeys(true),
  });
  useEffect(() => {
    document.title = `${PAGE_TITLES[page]} - ${PRODUCT}`;
  }, [page]);
  return { sight, view, now, route, go, page, hasKeys, setKeys, usesSingleKeys };
}

export function App({ keyturn }: { readonly keyturn: Keyturn }) {
  const { sight, view, now, route, go, page, hasKeys, setKeys, usesSingleKeys } = useShell(keyturn);
  const Page = PAGES[page];
  const chosen = page === 'now' ? route.key : undefined;
  const attention = view === undefined ? 0 : attentionCount(view);
  const side = { view, now, page, chosen, attention, showKeys: () => setKeys(true) };
  return (
    <SingleKeysProvider value={usesSingleKeys}>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place in the page, by script because of the address */}
      <a class="skip" href="#main" onClick={skip}>
        {SKIP}
      </a>
      <div class="app">
        <SideBar {...side} />
        <div class="stage">
          {view !== undefined && keyturn.onConnection && <ConnectionBar keyturn={keyturn} />}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <main class={mainClass(page)} id="main" tabIndex={0} aria-label={PAGE_TITLES[page]}>
            {view !== undefined && (
              <PageBoundary key={page}>
                <Page keyturn={keyturn} view={view} now={now} route={route} go={go} />
              </PageBoundary>
            )}
            {view === undefined && <Head title={PAGE_TITLES[page]} />}
            {sight.kind === 'failed' && (
              <div class="above">
                <Failed problem={sight.problem} again={sight.again} />
              </div>
            )}
            {sight.kind === 'waiting' && <Loading rows={8} />}
          </main>
        </div>
      </div>
      {hasKeys && <KeyTable isWindow={view?.face !== 'browser'} close={() => setKeys(false)} />}
    </SingleKeysProvider>
  );
}

/** The address after `#` names the page, so the link may not change it. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
