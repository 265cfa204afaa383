import { alternate, type Goal, median } from './measure.ts';
import { onTrayStage, type RunningTray } from './tray-stage.ts';

const WATCHED = { count: 200, interval: '5m' };
const RUNS = { warmUps: 1, repeats: 11 };
const MOST_BUNDLE_MS = 25;

/** P8: from the start of the process until its icon is registered, and what of it is our bundle. */
export function measureTrayStart(): Promise<Goal[]> {
  return onTrayStage(WATCHED.count, async (stage) => {
    const bundles: number[] = [];
    const ended = async (running: RunningTray): Promise<number> => {
      await running.end();
      return running.itemAfterMs;
    };
    const medians = await alternate(
      {
        ours: async () => {
          const running = await stage.startKeyturn(WATCHED);
          bundles.push((await running.ask()).bundleMs);
          await stage.settled(running, WATCHED);
          return ended(running);
        },
        peer: async () => ended(await stage.startBare()),
      },
      RUNS,
    );
    const bundle = { ours: median(bundles), peer: MOST_BUNDLE_MS, peerName: 'allowed', limit: 1 };
    return [
      { goal: 'P8 start to icon', unit: 'ms', ...medians, peerName: 'bare tray app', limit: 1.25 },
      { goal: 'P8 main bundle, loaded and run', unit: 'ms', ...bundle },
    ];
  });
}
