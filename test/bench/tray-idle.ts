import { setTimeout as delay } from 'node:timers/promises';
import type { Goal } from './measure.ts';
import { wakeUpsOf } from './processes.ts';
import { onTrayStage, type RunningTray } from './tray-stage.ts';

/** Nothing is due while it is measured. */
const RESTING = { count: 1000, interval: '24h' };
/** As most people have it: a check is due every second or two. */
const AT_WORK = { count: 200, interval: '5m' };
const WINDOW_MS = 120_000;
const MOST_TIMERS = 0.2;

type PerSecond = { readonly timers: number; readonly wakeUps: number };

/** What asking wakes counts for nobody. */
async function measured({ pid, ask }: RunningTray): Promise<PerSecond> {
  const before = { ...(await ask()), wakeUps: wakeUpsOf(pid) };
  await delay(WINDOW_MS);
  const after = { wakeUps: wakeUpsOf(pid), ...(await ask()) };
  const perSecond = (amount: number): number => (amount * 1000) / WINDOW_MS;
  return { timers: perSecond(after.rings - before.rings), wakeUps: perSecond(after.wakeUps - before.wakeUps) };
}

/** P7: timers that rang in our main process, and how often threads of all processes woke. All in the same two minutes. */
export function measureIdling(): Promise<Goal[]> {
  return onTrayStage(RESTING.count, async (stage) => {
    const bare = await stage.startBare();
    const resting = await stage.startKeyturn(RESTING);
    const atWork = await stage.startKeyturn(AT_WORK);
    await Promise.all([stage.settled(resting, RESTING), stage.settled(atWork, AT_WORK)]);
    await stage.atRest(resting);
    const [peer, rest, work] = await Promise.all([bare, resting, atWork].map(measured));
    await Promise.all([bare, resting, atWork].map((running) => running.end()));
    if (!peer || !rest || !work) throw new Error('Somebody was not measured.');
    const timers = { unit: '/s', peer: MOST_TIMERS, peerName: 'allowed' } as const;
    const wakeUps = { unit: '/s', peer: peer.wakeUps, peerName: 'bare tray app' } as const;
    return [
      { ...timers, goal: 'P7 timers, 1,000 watches at rest', ours: rest.timers, limit: 1 },
      { ...wakeUps, goal: 'P7 wake-ups, 1,000 watches at rest', ours: rest.wakeUps, limit: 1.2 },
      { ...timers, goal: 'P7 timers, 200 watches every 5 min', ours: work.timers },
      { ...wakeUps, goal: 'P7 wake-ups, 200 watches every 5 min', ours: work.wakeUps },
    ];
  });
}
