import type { AppView, Notice } from '../../../preload/views.ts';
import type { Act } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { Marked } from '../../components/marked.tsx';
import { NoticeBar } from '../../components/notice-bar.tsx';
import type { StateName } from '../../components/shapes.ts';
import { moment } from '../../times.ts';
import { allPaused, NOTICE_ACTS, RESUME } from '../../words/shell.ts';

/** The worst first; at most one is shown. */
const ORDER: readonly Notice['kind'][] = ['crashed', 'configuration', 'offline', 'no tray', 'no notifications', 'demo'];
const PAUSE_AFTER = 3;

const GLYPHS: Record<Notice['kind'], StateName> = {
  crashed: 'trouble',
  configuration: 'trouble',
  offline: 'stale',
  channel: 'stale',
  'no tray': 'stale',
  'no notifications': 'stale',
  demo: 'changed',
};

function worstOf(notices: readonly Notice[], isPaused: boolean): Notice | 'paused' | undefined {
  const sorted = [...notices].sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
  const [worst] = sorted;
  if (!isPaused) return worst;
  return worst !== undefined && ORDER.indexOf(worst.kind) < PAUSE_AFTER ? worst : 'paused';
}

export type NoticesProps = { readonly view: AppView; readonly now: number; readonly act: Act };

/** One thing about everything. */
export function Notices({ view, now, act }: NoticesProps) {
  const worst = worstOf(view.notices, view.pause !== undefined);
  if (worst === undefined) return null;
  if (worst === 'paused') {
    const until = view.pause?.until;
    const resume = (
      <Button isSmall onPress={() => void act('resume', {})}>
        {RESUME}
      </Button>
    );
    return (
      <NoticeBar glyph="paused" acts={resume}>
        {allPaused(until === undefined ? undefined : moment(until, now))}
      </NoticeBar>
    );
  }
  const label = NOTICE_ACTS[worst.kind];
  const help = label !== undefined && (
    <Button isSmall onPress={() => void act('openPage', { page: 'tray help' })}>
      {label}
    </Button>
  );
  return (
    <NoticeBar glyph={GLYPHS[worst.kind]} acts={help}>
      <Marked text={`${worst.message} ${worst.cure}`} names={['keyturn.yaml']} />
    </NoticeBar>
  );
}
