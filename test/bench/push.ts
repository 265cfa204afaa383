import type { BenchFolder } from './bench-folder.ts';
import { alternateAll, type Goal, median, quantile, type Repeats } from './measure.ts';
import { checkArrived, type Side, startOurs, startPeer } from './push-stage.ts';
import { nextSecret, type StandInLink } from './stand-in-link.ts';

/** A secret has fifty versions on this stand-in before it is made anew. */
const VERSIONS = 45;

function names(stem: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${stem}-${index}`);
}

function valuesOf(secrets: readonly string[]): Record<string, string> {
  return Object.fromEntries(secrets.map((name) => [name, nextSecret()]));
}

/** One change at a time, a secret after the other. Milliseconds from the order to the last fsync. */
function oneChange(aws: StandInLink, secrets: readonly string[], { region, durable, fileOf }: Side) {
  let turn = 0;
  return async (): Promise<number> => {
    const name = secrets[turn % secrets.length] ?? '';
    turn += 1;
    const secret = nextSecret();
    const arriving = durable(1);
    const start = performance.now();
    await aws.put({ [name]: secret }, region);
    const end = await arriving;
    checkArrived(fileOf(name), secret);
    return end - start;
  };
}

function allAtOnce(aws: StandInLink, secrets: readonly string[], { region, durable, fileOf }: Side) {
  return async (): Promise<number> => {
    const values = valuesOf(secrets);
    const arriving = durable(secrets.length);
    const start = performance.now();
    await aws.put(values, region);
    const end = await arriving;
    for (const [name, value] of Object.entries(values)) checkArrived(fileOf(name), value);
    return end - start;
  };
}

type Sampling = (aws: StandInLink, secrets: readonly string[], side: Side) => () => Promise<number>;

async function compare(
  bench: BenchFolder,
  aws: StandInLink,
  work: { secrets: string[]; sampling: Sampling; isCareful: boolean } & Repeats,
) {
  const { secrets, sampling, isCareful } = work;
  const first = valuesOf(secrets);
  await aws.put(first);
  await aws.put(first, 'us-east-1');
  const ours = await startOurs({ bench, aws, secrets, isCareful });
  const peer = await startPeer({ bench, aws, secrets, isCareful });
  const samples = { ours: sampling(aws, secrets, ours), peer: sampling(aws, secrets, peer) };
  const taken = await alternateAll(samples, work);
  await ours.stop();
  await peer.stop();
  return taken;
}

/**
 * The limit is against the script that does the same: DescribeSecret decides, and what was delivered is remembered durably.
 * One that believes the event is shown beside it.
 */
const PEERS = {
  careful: {
    isCareful: true,
    peerName: 'SDK script, doing the same',
    limits: { p50: { limit: 1.3 }, p99: { limit: 1.5 } },
  },
  trusting: { isCareful: false, peerName: 'SDK script that believes events', limits: { p50: {}, p99: {} } },
} as const;

/** P1 push: from a change to a durable `.env` by way of an event in SQS, in a process that listens. */
export async function measurePush(
  bench: BenchFolder,
  aws: StandInLink,
  { peer: name, ...repeats }: Repeats & { readonly peer: keyof typeof PEERS },
): Promise<Goal[]> {
  const { isCareful, peerName, limits } = PEERS[name];
  const secrets = names('push', Math.ceil((repeats.warmUps + repeats.repeats) / VERSIONS));
  const { ours, peer } = await compare(bench, aws, { secrets, sampling: oneChange, isCareful, ...repeats });
  const common = { unit: 'ms', peerName } as const;
  return [
    { goal: 'P1 push, p50', ...common, ours: median(ours), peer: median(peer), ...limits.p50 },
    { goal: 'P1 push, p99', ...common, ours: quantile(ours, 0.99), peer: quantile(peer, 0.99), ...limits.p99 },
  ];
}

/** As many secrets at once, each with a file of its own. */
export async function measureBurst(bench: BenchFolder, aws: StandInLink, count: number): Promise<Goal[]> {
  const work = { secrets: names('burst', count), sampling: allAtOnce, isCareful: true, warmUps: 1, repeats: 3 };
  const { ours, peer } = await compare(bench, aws, work);
  const common = { unit: 'ms', peerName: 'SDK script on SQS', limit: 2 } as const;
  return [{ goal: `P1 push, ${count} at once`, ...common, ours: median(ours), peer: median(peer) }];
}
