import type { FunctionComponent } from 'preact';
import type { Keyturn } from '../preload/contract.ts';
import { Failed } from './components/failed.tsx';
import { Loading } from './components/loading.tsx';
import { SideBar } from './components/side-bar.tsx';
import type { PageProps } from './page.ts';
import { AddPage } from './pages/add-page.tsx';
import { HealthPage } from './pages/health-page.tsx';
import { HistoryPage } from './pages/history-page.tsx';
import { attentionCount } from './pages/now/standing.ts';
import { NowPage } from './pages/now-page.tsx';
import { ScanPage } from './pages/scan-page.tsx';
import { SettingsPage } from './pages/settings-page.tsx';
import { TrustPage } from './pages/trust-page.tsx';
import { WatchPage } from './pages/watch-page.tsx';
import { WelcomePage } from './pages/welcome-page.tsx';
import type { PageName } from './routes.ts';
import { useRoute } from './routing.ts';
import { useNow, useView } from './view.ts';
import { PAGE_TITLES, SKIP } from './words/shell.ts';

const PAGES: Record<PageName, FunctionComponent<PageProps>> = {
  now: NowPage,
  watch: WatchPage,
  add: AddPage,
  scan: ScanPage,
  history: HistoryPage,
  settings: SettingsPage,
  health: HealthPage,
  welcome: WelcomePage,
  trust: TrustPage,
};

export function App({ keyturn }: { readonly keyturn: Keyturn }) {
  const sight = useView(keyturn);
  const view = sight.kind === 'seen' ? sight.view : undefined;
  const now = useNow(sight.kind === 'seen' ? sight.ahead : 0);
  const { route, go } = useRoute(keyturn);
  const isFirstStart = route.page === 'now' && view?.watches.length === 0 && view.projects.length === 0;
  const page = isFirstStart ? 'welcome' : route.page;
  const Page = PAGES[page];
  return (
    <>
      <a class="skip" href="#main">
        {SKIP}
      </a>
      <div class="app">
        <SideBar view={view} now={now} page={page} attention={view === undefined ? 0 : attentionCount(view)} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <main class="main" id="main" tabIndex={0} aria-label={PAGE_TITLES[route.page]}>
          {view !== undefined && <Page keyturn={keyturn} view={view} now={now} route={route} go={go} />}
          {sight.kind === 'failed' && <Failed problem={sight.problem} again={sight.again} />}
          {sight.kind === 'waiting' && <Loading rows={8} />}
        </main>
      </div>
    </>
  );
}
