import type { CallsView } from '../../preload/calls-view.ts';
import type { WatchSession } from './watch-session.ts';

/** What was asked of AWS, and what it costs. */
export function callsView(session: Pick<WatchSession, 'calls' | 'cost'>): CallsView {
  const rows = session.calls();
  const { since, today, pace, polling } = session.cost() ?? {};
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    dollars: rows.reduce((sum, { dollars }) => sum + dollars, 0),
    ...(since !== undefined && { since }),
    ...(today && { today }),
    ...(pace && { pace }),
    ...(polling && { polling }),
    rows: rows.map(({ api, profile, service, count, dollars, today: day, pace: month }) => ({
      profile,
      api,
      ...(service !== undefined && { service }),
      count,
      dollars,
      ...(day && { today: day }),
      ...(month && { pace: month }),
    })),
  };
}
