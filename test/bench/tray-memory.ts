import { setTimeout as delay } from 'node:timers/promises';
import { alternate, type Goal, median, progress } from './measure.ts';
import { pssOf, renderersOf } from './processes.ts';
import { onTrayStage, type RunningTray, type TrayStage } from './tray-stage.ts';
import type { Watched } from './tray-workplace.ts';

const WATCHED = { count: 200, interval: '5m' };
/** A round of checks in the midst of a hundred windows would be counted as theirs. */
const NOTHING_DUE = { count: 200, interval: '24h' };
const RUNS = { warmUps: 0, repeats: 3 };
/** Both apps are measured at this age: in its first minutes Electron itself gives back what a start needed. */
const AGE_MS = 90_000;
const CYCLES = 100;
/** What must be given back after the window closed, is by then. */
const GIVEN_BACK_MS = 30_000;
const MOST_SHOWN_MS = 400;

async function calm(stage: TrayStage, watched: Watched): Promise<RunningTray> {
  const startedAt = performance.now();
  const running = await stage.startKeyturn(watched);
  await stage.settled(running, watched);
  await stage.atRest(running);
  await delay(Math.max(0, startedAt + AGE_MS - performance.now()));
  return running;
}

async function calmBare(stage: TrayStage): Promise<RunningTray> {
  const running = await stage.startBare();
  await delay(AGE_MS);
  return running;
}

/** P5: all processes, window never opened, after a first round of checks. */
export function measureIdleMemory(): Promise<Goal[]> {
  return onTrayStage(WATCHED.count, async (stage) => {
    const measured = async (running: RunningTray): Promise<number> => {
      const megabytes = pssOf(running.pid);
      await running.end();
      return megabytes;
    };
    const medians = await alternate(
      {
        ours: async () => measured(await calm(stage, WATCHED)),
        peer: async () => measured(await calmBare(stage)),
      },
      RUNS,
    );
    return [{ goal: 'P5 idle memory, 200 watches', unit: 'MB', ...medians, peerName: 'bare tray app', limit: 1.15 }];
  });
}

/** Milliseconds from the click to the window. Its process is gone when this resolves. */
async function openAndClose(running: RunningTray, from?: 'nowhere'): Promise<number> {
  const clickedAt = Date.now();
  const shownAt = await running.openWindow(from);
  running.closeWindow();
  const until = Date.now() + 10_000;
  while (renderersOf(running.pid) > 0) {
    if (Date.now() > until) throw new Error('The window is closed, and its process lives on.');
    await delay(50);
  }
  return shownAt - clickedAt;
}

/** Megabytes that a bare window leaves behind: most of it code of Electron itself, which stays where it was read. */
async function leftByBareWindow(stage: TrayStage): Promise<number> {
  const bare = await calmBare(stage);
  const before = pssOf(bare.pid);
  await openAndClose(bare, 'nowhere');
  await delay(GIVEN_BACK_MS);
  const left = pssOf(bare.pid) - before;
  await bare.end();
  return left;
}

/** P6: the window a hundred times. */
export function measureWindow(): Promise<Goal[]> {
  return onTrayStage(WATCHED.count, async (stage) => {
    const running = await calm(stage, NOTHING_DUE);
    const before = pssOf(running.pid);
    const shown = [await openAndClose(running)];
    await delay(GIVEN_BACK_MS);
    const afterOne = pssOf(running.pid);
    while (shown.length < CYCLES) {
      shown.push(await openAndClose(running));
      if (shown.length % 25 === 0) progress(`P6: opened ${shown.length} times`);
    }
    await delay(GIVEN_BACK_MS);
    const afterAll = pssOf(running.pid);
    await running.end();
    const left = { ours: afterOne - before, peer: await leftByBareWindow(stage), peerName: 'bare window' };
    return [
      {
        goal: 'P6 click to window',
        unit: 'ms',
        ours: median(shown),
        peer: MOST_SHOWN_MS,
        peerName: 'allowed',
        limit: 1,
      },
      {
        unit: 'MB',
        goal: `P6 memory after ${CYCLES} windows`,
        ours: afterAll,
        peer: afterOne,
        peerName: 'after one',
        limit: 1.05,
      },
      { unit: 'MB', goal: 'P6 memory, first window closed', ours: afterOne, peer: before, peerName: 'never opened' },
      { goal: 'P6 memory that one window leaves', unit: 'MB', ...left },
    ];
  });
}
