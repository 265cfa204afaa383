import type { Ask } from '../../../preload/contract.ts';
import type { WatchRow } from '../../../preload/views.ts';
import type { World } from './world.ts';

const CHECK_MS = 400;

const confirmed = (row: WatchRow, now: number): WatchRow => ({
  ...row,
  isChecking: false,
  freshness: row.freshness.kind === 'fresh' ? { kind: 'fresh', confirmedAt: now } : row.freshness,
});

export function checkNow(world: World, { key }: Ask<'checkNow'>): void {
  world.changeWatches(key, (row) => ({ ...row, isChecking: true }));
  setTimeout(() => world.changeWatches(key, (row) => confirmed(row, world.now())), CHECK_MS);
}

export function pause(world: World, { key, until }: Ask<'pause'>): void {
  const paused = until === undefined ? {} : { until };
  if (key === undefined) world.change({ pause: paused });
  world.changeWatches(key, (row) => ({ ...row, pause: paused }));
}

export function resume(world: World, { key }: Ask<'resume'>): void {
  if (key === undefined) world.change({ pause: undefined } as never);
  world.changeWatches(key, ({ pause: _, ...row }) => row);
}

export function choose(world: World, { key, target }: Ask<'choose'>): void {
  world.changeWatches(key, (row) => ({
    ...row,
    writtenAt: world.now(),
    targets: row.targets.map(({ problem, ...one }) =>
      one.target === target ? { ...one, state: 'in step', keys: [] } : { ...one, ...(problem && { problem }) },
    ),
  }));
}

export function removeTarget(world: World, { key, target }: Ask<'removeTarget'>): void {
  world.changeWatches(key, (row) => ({ ...row, targets: row.targets.filter((one) => one.target !== target) }));
}

/** Talks for a moment, then all watches of the profile are confirmed. */
export function signIn(world: World, { profile }: Ask<'signIn'>): void {
  const tell = (text: string, isEnded = false): void =>
    world.tell('signInTold', { profile, text, needsCode: false, isEnded });
  setTimeout(() => tell('Open https://device.sso.eu-central-1.amazonaws.com/ and enter ABCD-EFGH\n'), 50);
  setTimeout(() => {
    tell(`Signed in as ${profile}.\n`, true);
    world.changeWatches(undefined, (row) =>
      row.profile === profile ? { ...row, freshness: { kind: 'fresh', confirmedAt: world.now() } } : row,
    );
  }, 1_500);
}
