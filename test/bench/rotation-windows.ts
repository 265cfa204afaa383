import type { KeyturnEvent } from '../../main/domain/event.ts';
import type { Watch } from '../../main/domain/watch.ts';
import { Engine } from '../../main/engine/engine.ts';
import type { Ledger } from '../../main/engine/ports.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeSource } from '../support/fake-source.ts';
import { MemoryTarget } from '../support/memory-target.ts';
import type { Goal } from './measure.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const SECRETS = 200;
const DAYS = 30;
/** Longer than the usual five minutes, because the schedule of AWS tells when to look. */
const INTERVAL_MS = 2 * HOUR;
/** Of AWS's agent (its `ttl_seconds`), with somebody who asks it all the time. */
const AGENT_TTL_MS = 300 * SECOND;
const PROMISED_SECONDS = 60;

/** The same numbers in every run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Nothing is fed, so nothing is to be remembered. */
const NO_LEDGER: Ledger = {
  mark: () => '',
  record: () => undefined,
  records: () => [],
  intend: () => Promise.resolve(),
  settle: () => undefined,
  forget: () => undefined,
  sighting: () => undefined,
  sight: () => undefined,
};

type World = { readonly clock: FakeClock; readonly source: FakeSource; readonly random: () => number };
type Rotated = Map<string, number>;

/** Rotates one secret every 7, 14 or 30 days, at any moment of a window of one to three hours; notes when. */
function rotateFrom(secret: string, opensInMs: number, world: World, rotated: Rotated): void {
  const { clock, source, random } = world;
  const [everyMs, lengthMs] = [
    ([7, 14, 30][Math.floor(random() * 3)] ?? 30) * DAY,
    (1 + Math.floor(random() * 3)) * HOUR,
  ];
  let turn = 1;
  const plan = (windowStart: number): void => {
    const last = turn === 1 ? {} : { lastAt: clock.now() };
    source.rotation(secret, { windowStart, nextBy: windowStart + lengthMs, ...last });
    clock.after(windowStart + random() * lengthMs - clock.now(), () => {
      turn += 1;
      source.put(secret, `v${turn}`, 'x');
      rotated.set(`${secret} v${turn}`, clock.now());
      plan(windowStart + everyMs);
    });
  };
  source.put(secret, 'v1', 'x');
  plan(clock.now() + opensInMs);
}

/** How long a value of the agent is old when it changes at that moment: until its time to live ends. Milliseconds. */
function agentLag(rotatedAt: number, startedAt: number): number {
  return AGENT_TTL_MS - ((rotatedAt - startedAt) % AGENT_TTL_MS);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function goalsOf(lags: readonly number[], agentLags: readonly number[], calls: number): Goal[] {
  const what = `of ${lags.length} rotations, without push`;
  const agentCalls = (SECRETS * DAYS * DAY) / AGENT_TTL_MS;
  const slowest = Math.max(...lags) / SECOND;
  return [
    { goal: `P2 slowest ${what}`, unit: 's', ours: slowest, peer: PROMISED_SECONDS, peerName: 'promised', limit: 1 },
    {
      goal: `P2 mean ${what}`,
      unit: 's',
      ours: mean(lags) / SECOND,
      peer: mean(agentLags) / SECOND,
      peerName: 'agent, TTL 300 s',
    },
    {
      goal: `P2 DescribeSecret, ${SECRETS} secrets, ${DAYS} days`,
      unit: 'calls',
      ours: calls,
      peer: agentCalls,
      peerName: 'agent, TTL 300 s',
      limit: 0.1,
    },
  ];
}

/** P2: a month of two hundred secrets that rotate by schedule, on a clock that is turned. */
export async function measureRotationWindows(): Promise<Goal[]> {
  const random = numbersFrom(20_261_128);
  const [clock, source, rotated] = [new FakeClock(), new FakeSource(), new Map<string, number>()];
  clock.random = random;
  const startedAt = clock.now();
  const watches = Array.from({ length: SECRETS }, (_, index): Watch => {
    const ref = { secret: `s${index}`, label: 'AWSCURRENT' };
    rotateFrom(ref.secret, HOUR + random() * 7 * DAY, { clock, source, random }, rotated);
    return { project: '/bench', ref, intervalMs: INTERVAL_MS, targets: [] };
  });
  const history = { append: () => undefined };
  const engine = new Engine({ source, target: new MemoryTarget(), ledger: NO_LEDGER, history, clock });
  const lags: number[] = [];
  const agentLags: number[] = [];
  engine.onEvent(({ kind, secret, to, at }: KeyturnEvent) => {
    const rotatedAt = kind === 'changed' ? rotated.get(`${secret} ${to}`) : undefined;
    if (rotatedAt === undefined) return;
    lags.push(Date.parse(at) - rotatedAt);
    agentLags.push(agentLag(rotatedAt, startedAt));
    rotated.delete(`${secret} ${to}`);
  });
  engine.load(watches);
  engine.start();
  await clock.advance(DAYS * DAY);
  const calls = source.calls.length;
  // Those of the last minute may still be under way.
  for (const rotatedAt of rotated.values()) lags.push(Math.max(0, clock.now() - rotatedAt));
  await engine.stop();
  return goalsOf(lags, agentLags, calls);
}
