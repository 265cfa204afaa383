// An engine with an SQS channel in a process of its own, so that its memory is nobody else's. Started by backlog.ts.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createSqsChannel } from '../../main/channels/sqs/sqs-channel.ts';
import { machineClock } from '../../main/machine-clock.ts';
import { keepYoungSpaceSmall } from '../../main/young-space.ts';
import { openBenchEngine, watchInto } from './bench-engine.ts';
import { openBenchFolder, REGION, SMALL_ENV } from './bench-folder.ts';

/** What to do, as the first message. */
export type BacklogTask = { readonly url: string; readonly queueUrl: string; readonly secrets: readonly string[] };
/** In step before the queue is heard; then how far the resident memory is above that, in MB. */
export type BacklogWord = { readonly kind: 'in step' } | { readonly kind: 'memory'; readonly grownMb: number };

const MB = 1024 * 1024;
const LOOK_MS = 20;

// As the tray: a young space of tens of megabytes is no leak, and would drown what is asked here.
keepYoungSpaceSmall();
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

function say(word: BacklogWord): void {
  process.send?.(word);
}

function watchMemory(): () => number {
  collect();
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    return (peak - before) / MB;
  };
}

async function listen({ url, queueUrl, secrets }: BacklogTask): Promise<void> {
  const bench = openBenchFolder(url);
  const watches = secrets.map((name) => watchInto(bench.folder(name, { '.env': SMALL_ENV }), name));
  const { promise: inStep, resolve } = Promise.withResolvers<void>();
  let left = secrets.length;
  const running = openBenchEngine(bench, watches, () => {
    left -= 1;
    if (left === 0) resolve();
  });
  running.engine.start();
  await inStep;
  const settings = { kind: 'sqs', name: 'bench', region: REGION, queueUrl } as const;
  const channel = createSqsChannel({ settings, aws: running.aws, clock: machineClock });
  const ending = new AbortController();
  const hearing = running.engine.hearing(channel);
  const { promise: isUp, resolve: up } = Promise.withResolvers<void>();
  const listening = channel.run(
    {
      ...hearing,
      state: (state) => {
        hearing.state(state);
        if (state.kind === 'up') up();
      },
    },
    ending.signal,
  );
  await isUp;
  const grown = watchMemory();
  say({ kind: 'in step' });
  await new Promise((next) => process.once('message', next));
  say({ kind: 'memory', grownMb: grown() });
  ending.abort();
  await listening;
  await running.close();
  bench.remove();
}

process.once('message', (task: BacklogTask) => {
  void listen(task).then(() => process.disconnect());
});
