import { expect, test } from 'vitest';
import { sweepOnceOnline } from '../../main/desktop/network.ts';
import { FakeClock } from '../support/fake-clock.ts';

type View = { readonly watches: readonly unknown[] };

/** A desktop whose network and view a test turns. */
function aDesktop() {
  const clock = new FakeClock();
  let [isOnline, asked, sweeps] = [true, 0, 0];
  let push = (_view: View): void => undefined;
  const net = {
    isOnline: () => {
      asked += 1;
      return isOnline;
    },
  };
  const border = {
    ask: async () => ({ ok: false }),
    on: (_name: string, listener: typeof push) => {
      push = listener;
      return () => undefined;
    },
  };
  const watching = sweepOnceOnline({
    electron: { net },
    border,
    clock,
    sweep: () => {
      sweeps += 1;
    },
  } as unknown as Parameters<typeof sweepOnceOnline>[0]);
  const row = (code: string) => ({ freshness: { kind: 'failed', problem: { code } } });
  return {
    clock,
    stop: watching.stop,
    see: (...codes: string[]) => push({ watches: codes.map(row) }),
    network: (state: 'up' | 'down') => {
      isOnline = state === 'up';
    },
    asked: () => asked,
    sweeps: () => sweeps,
  };
}

test('a network that comes back has everything checked, once', async () => {
  const { clock, see, network, sweeps, stop } = aDesktop();
  network('down');
  see('unreachable');
  await clock.advance(20_000);
  const before = sweeps();
  network('up');
  await clock.advance(5_000);
  const after = sweeps();
  await clock.advance(60_000);
  expect([before, after, sweeps()]).toEqual([0, 1, 1]);
  stop();
});

test('nobody looks for a network while AWS answers, nor after the end', async () => {
  const { clock, see, asked, stop } = aDesktop();
  see('access-denied');
  await clock.advance(60_000);
  const calm = asked();
  see('unreachable', 'access-denied');
  see('access-denied');
  const known = asked();
  await clock.advance(60_000);
  see('unreachable');
  stop();
  const stopped = asked();
  await clock.advance(60_000);
  expect([calm, known, stopped, asked()]).toEqual([0, 1, 2, 2]);
});
