import { measureBacklog } from './backlog.ts';
import { type BenchFolder, openBenchFolder } from './bench-folder.ts';
import { measureCoalescing } from './coalescing.ts';
import { measureEnvFile } from './env-file.ts';
import type { Need } from './machine.ts';
import type { Goal } from './measure.ts';
import { measureHistoryPage, measureRendererSize, measureThousand } from './pages.ts';
import { measureParser } from './parser.ts';
import { measurePolling } from './polling.ts';
import { measureBurst, measurePush } from './push.ts';
import { measureRotationWindows } from './rotation-windows.ts';

import { type StandInLink, startStandInProcess } from './stand-in-link.ts';
import { measureStartUp } from './start-up.ts';
import { measureIdling } from './tray-idle.ts';
import { measureIdleMemory, measureWindow } from './tray-memory.ts';
import { measureTrayStart } from './tray-start.ts';
import { measureWebhook } from './webhook.ts';

/** What is measured together. */
export type Part = {
  /** What `--only` calls it. */
  readonly name: string;
  readonly says: string;
  readonly needs: readonly Need[];
  readonly measure: () => Promise<Goal[]>;
};

const PUSHES = { warmUps: 40, repeats: 500 };
const BURST = 1_000;
const BACKLOG = { messages: 100_000, secrets: 200 };

/** An engine that runs is past its warm-up, and so is the script in its loop. */
const MANY = { warmUps: 300, repeats: 300 };
const SOME = { warmUps: 3, repeats: 15 };
const SOME_MORE = { warmUps: 10, repeats: 25 };

const TRAY: readonly Need[] = ['electron', 'display'];
const PAGES: readonly Need[] = ['chromium'];

/** A folder and an AWS for one part. */
async function withAws(work: (bench: BenchFolder, aws: StandInLink) => Promise<Goal[]>): Promise<Goal[]> {
  const aws = await startStandInProcess();
  const bench = openBenchFolder(aws.url);
  try {
    return await work(bench, aws);
  } finally {
    bench.remove();
    await aws.close();
  }
}

const withEngine = (measure: (bench: BenchFolder, aws: StandInLink) => Promise<Goal[]>) => () => withAws(measure);

export const PARTS: readonly Part[] = [
  {
    name: 'P1',
    says: 'a changed secret in a running engine',
    needs: [],
    measure: withEngine((bench, aws) => measurePolling(bench, aws, MANY)),
  },
  { name: 'P2', says: 'a month of scheduled rotations, without push', needs: [], measure: measureRotationWindows },
  {
    name: 'P10',
    says: 'the editor of .env files',
    needs: [],
    measure: withEngine((bench) => measureEnvFile(bench, SOME_MORE)),
  },
  {
    name: 'P1push',
    says: 'a changed secret by an event in SQS; a thousand at once',
    needs: [],
    measure: async () => [
      ...(await withAws((bench, aws) => measurePush(bench, aws, { ...PUSHES, peer: 'careful' }))),
      ...(await withAws((bench, aws) => measurePush(bench, aws, { ...PUSHES, peer: 'trusting' }))),
      ...(await withAws((bench, aws) => measureBurst(bench, aws, BURST))),
    ],
  },
  {
    name: 'Backlog',
    says: 'a queue of 100,000 old messages, about a minute',
    needs: [],
    measure: withEngine((_bench, aws) => measureBacklog(aws, BACKLOG)),
  },
  { name: 'P11', says: 'twenty secrets, one file', needs: [], measure: withEngine(measureCoalescing) },
  {
    name: 'Start',
    says: '--version and once, from the bundle',
    needs: [],
    measure: withEngine((bench, aws) => measureStartUp(bench, aws, SOME)),
  },
  { name: 'Parser', says: 'a million changed events', needs: [], measure: () => measureParser(SOME_MORE) },
  {
    name: 'Webhook',
    says: 'answers while 20 fetches hang',
    needs: [],
    measure: withEngine((_bench, aws) => measureWebhook(aws)),
  },
  { name: 'Parser', says: 'a million changed events', needs: [], measure: () => measureParser(SOME_MORE) },
  { name: 'Renderer', says: 'what a window loads', needs: [], measure: measureRendererSize },
  { name: 'P13', says: '10,000 rows of history', needs: PAGES, measure: measureHistoryPage },
  { name: 'Thousand', says: 'a change among 1,000 watches', needs: PAGES, measure: measureThousand },
  { name: 'P8', says: 'the start of the tray app', needs: TRAY, measure: measureTrayStart },
  { name: 'P5', says: 'idle memory, ten minutes', needs: TRAY, measure: measureIdleMemory },
  { name: 'P6', says: 'a hundred windows, six minutes', needs: TRAY, measure: measureWindow },
  { name: 'P7', says: 'timers and wake-ups, six minutes', needs: TRAY, measure: measureIdling },
];
