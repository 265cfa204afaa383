import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createSqsChannel } from '../../main/channels/sqs/sqs-channel.ts';
import { machineClock } from '../../main/machine-clock.ts';
import { openBenchEngine, watchInto } from './bench-engine.ts';
import { type BenchFolder, REGION, SMALL_ENV } from './bench-folder.ts';
import { lastSync } from './last-sync.ts';
import { listen } from './push-script.mjs';
import type { StandInLink } from './stand-in-link.ts';

/** Events go by region, so that neither side hears of the other's secrets. */
const PEER_REGION = 'us-east-1';

/** One side of the comparison: it listens, and brings each changed secret into the `.env` of its folder. */
export type Side = {
  readonly region: string;
  /** Resolves with the moment at which the next so many files were durable, by `performance.now()`. */
  durable(count: number): Promise<number>;
  fileOf(secret: string): string;
  stop(): Promise<void>;
};

function createGate() {
  let left = 0;
  let open: (at: number) => void = () => undefined;
  return {
    pass: (): void => {
      left -= 1;
      if (left === 0) open(lastSync());
    },
    durable: (count: number): Promise<number> => {
      const { promise, resolve } = Promise.withResolvers<number>();
      left = count;
      open = resolve;
      return promise;
    },
  };
}

export type SideOptions = {
  readonly bench: BenchFolder;
  readonly aws: StandInLink;
  readonly secrets: readonly string[];
  /** The script asks DescribeSecret first and remembers durably what it delivered, as Keyturn does. */
  readonly isCareful: boolean;
};

function foldersOf({ bench, secrets }: SideOptions, side: string): (secret: string) => string {
  const folders = new Map(secrets.map((name) => [name, bench.folder(join(side, name), { '.env': SMALL_ENV })]));
  return (secret) => folders.get(secret) ?? '';
}

/** The engine as `keyturn watch` runs it, with an SQS channel. */
export async function startOurs(options: SideOptions): Promise<Side> {
  const { bench, aws, secrets } = options;
  const folderOf = foldersOf(options, 'ours');
  const queueUrl = await aws.queue('ours', REGION);
  const gate = createGate();
  const watches = secrets.map((name) => watchInto(folderOf(name), name));
  const { engine, aws: opened, close } = openBenchEngine(bench, watches, gate.pass);
  const first = gate.durable(secrets.length);
  engine.start();
  await first;
  const settings = { kind: 'sqs', name: 'bench', region: REGION, queueUrl } as const;
  const channel = createSqsChannel({ settings, aws: opened, clock: machineClock });
  const ending = new AbortController();
  const running = channel.run(engine.hearing(channel), ending.signal);
  return {
    region: REGION,
    durable: gate.durable,
    fileOf: (secret) => join(folderOf(secret), '.env'),
    stop: async () => {
      ending.abort();
      await running;
      await close();
    },
  };
}

/** The script's loop. */
export async function startPeer(options: SideOptions): Promise<Side> {
  const { aws, bench, isCareful } = options;
  const folderOf = foldersOf(options, 'peer');
  const state = isCareful ? join(bench.folder('state', {}), 'delivered.jsonl') : undefined;
  const fileOf = (secret: string): string => join(folderOf(secret), '.env');
  const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'bench' };
  const config = { region: PEER_REGION, endpoint: aws.url, credentials };
  const [sqs, secrets] = [new SQSClient(config), new SecretsManagerClient(config)];
  const gate = createGate();
  const queueUrl = await aws.queue('peer', PEER_REGION);
  const ending = new AbortController();
  const running = listen({ sqs, secrets, queueUrl, fileOf, state, onDurable: gate.pass }, ending.signal);
  return {
    region: PEER_REGION,
    durable: gate.durable,
    fileOf,
    stop: async () => {
      ending.abort();
      await running.catch(() => undefined);
      sqs.destroy();
      secrets.destroy();
    },
  };
}

/** After the clock stopped: a run that wrote nothing must not count as a fast one. */
export function checkArrived(file: string, secret: string): void {
  const { password } = JSON.parse(secret);
  if (!readFileSync(file, 'utf8').includes(password)) throw new Error(`The change did not reach ${file}.`);
}
