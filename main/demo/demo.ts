import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { carryOut } from '../compose.ts';
import type { KeyturnEvent } from '../domain/event.ts';
import { type Problem, ProblemError } from '../domain/problem.ts';
import type { ExitCode, Line } from '../session/lines.ts';
import { DEFAULT_REGION } from './aws/secrets/direct-secrets.ts';
import { type StandIn, startStandIn } from './aws/stand-in.ts';
import { serveAwsOnly } from './aws-only.ts';
import { checkEnv } from './env-check.ts';
import { makeDatabaseSecret, makePassword } from './rotation.ts';
import { DATABASE, makeSampleProject, type SampleProject, STRIPE, useOnlyDemoAws } from './sample-project.ts';
import { createStory, type Story } from './story.ts';

export type DemoWishes = {
  /** Between two rotations. */
  readonly everyMs: number;
  /** Until the signal aborts when absent. */
  readonly rotations?: number;
  readonly directory?: string;
  readonly isAwsOnly: boolean;
  /** Learns of rotations by events; every third event is lost on its way. */
  readonly isPush: boolean;
  readonly port?: number;
};

export type DemoOutput = {
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
  readonly tell: (text: string) => void;
  readonly event: (event: KeyturnEvent) => void;
  readonly problem: (problem: Problem) => void;
};

type Stage = {
  readonly standIn: StandIn;
  readonly sample: SampleProject;
  /** The `.env` as it was before Keyturn. */
  readonly before: string;
  readonly story: Story;
  readonly output: DemoOutput;
  readonly isPush: boolean;
  /** Resolves with the event that says that this version of a secret is in the file. */
  readonly written: (versionId: string) => Promise<KeyturnEvent>;
  readonly stop: AbortController;
  hear(line: Line): void;
};

const WRITTEN_WITHIN_MS = 15_000;
/** Fifteen minutes for everybody else: nobody would stay to see it. */
const PUSH_SWEEP_MS = 4_000;

function tooLate(): ProblemError {
  return new ProblemError({
    code: 'unknown',
    message: `The .env did not follow within ${WRITTEN_WITHIN_MS / 1000} s.`,
    cure: 'The lines above tell why, or this computer is very busy.',
  });
}

function createEars(output: DemoOutput, signal: AbortSignal) {
  const arrived = new Map<string, (event: KeyturnEvent) => void>();
  return {
    async written(versionId: string): Promise<KeyturnEvent> {
      const { promise, resolve, reject } = Promise.withResolvers<KeyturnEvent>();
      const late = setTimeout(() => reject(tooLate()), WRITTEN_WITHIN_MS);
      const end = (): void => reject(signal.reason);
      signal.addEventListener('abort', end, { once: true });
      arrived.set(versionId, resolve);
      try {
        return await promise;
      } finally {
        clearTimeout(late);
        signal.removeEventListener('abort', end);
      }
    },
    hear(line: Line): void {
      if ('problem' in line) output.problem(line.problem);
      if (!('event' in line)) return;
      if (line.event.kind !== 'checked') output.event(line.event);
      if (line.event.kind === 'written' && line.event.to) arrived.get(line.event.to)?.(line.event);
    },
  };
}

/** Rotates one secret and shows that the file follows, checked by a reader that is not ours. */
async function rotateAndShow(stage: Stage, index: number): Promise<void> {
  const { standIn, sample, before, story } = stage;
  const secret = index % 2 === 0 ? DATABASE : STRIPE;
  const isLost = stage.isPush && index % 3 === 2;
  story.rotates({ secret, count: index + 1, isLost });
  standIn.events.faults.loss = isLost ? 1 : 0;
  const startedAt = performance.now();
  const { cause } = await stage.written(standIn.secrets.rotate(secret));
  const elapsedMs = performance.now() - startedAt;
  const check = checkEnv(sample.envFile, before);
  const value = standIn.secrets.value(secret) ?? '';
  const isDatabase = secret === DATABASE;
  const expected = isDatabase ? JSON.parse(value).password : value;
  const name = isDatabase ? 'DB_PASSWORD' : 'STRIPE_KEY';
  const isRight = check.valueOf(name) === expected;
  story.followed({ name, elapsedMs, check, isRight, isLost, ...(cause && { cause }) });
}

async function play(stage: Stage, { everyMs, rotations = Number.POSITIVE_INFINITY }: DemoWishes): Promise<void> {
  const { standIn, story, sample, before, stop } = stage;
  const first = [DATABASE, STRIPE].map((secret) => stage.written(standIn.secrets.versionId(secret) ?? ''));
  const watching = watch(stage);
  try {
    await Promise.race([Promise.all(first), watching.then(() => Promise.reject(new Error('ended')))]);
    story.firstWrite(checkEnv(sample.envFile, before));
    for (let index = 0; index < rotations && !stop.signal.aborted; index += 1) {
      await delay(everyMs, undefined, { signal: stop.signal });
      await rotateAndShow(stage, index);
    }
  } finally {
    stop.abort();
    await watching;
  }
}

function watch({ sample, stop, hear, isPush }: Stage): Promise<ExitCode> {
  const { configDirectory, project } = sample;
  return carryOut({
    configDirectory,
    request: { command: 'watch', projects: [project], accept: true },
    send: hear,
    signal: stop.signal,
    ...(isPush && { sweepMs: PUSH_SWEEP_MS }),
  });
}

function fillAws({ secrets }: StandIn): void {
  secrets.put(DATABASE, makeDatabaseSecret({ random: Math.random }));
  secrets.put(STRIPE, `sk_test_${makePassword({ random: Math.random })}`);
}

/** As a rule of EventBridge would fill it. */
function openQueue({ queues, events }: StandIn): string {
  const queueUrl = queues.create('keyturn-demo', { region: DEFAULT_REGION });
  events.subscribe(queueUrl);
  return queueUrl;
}

/** A pretend AWS, a real project, real rotations. Ends with the signal, or after `rotations`. */
export async function runDemo(wishes: DemoWishes, output: DemoOutput): Promise<ExitCode> {
  const standIn = await startStandIn(wishes.port === undefined ? {} : { port: wishes.port });
  try {
    fillAws(standIn);
    return wishes.isAwsOnly ? await serveAwsOnly(standIn, output) : await runStory(standIn, wishes, output);
  } finally {
    await standIn.close();
  }
}

async function runStory(standIn: StandIn, wishes: DemoWishes, output: DemoOutput): Promise<ExitCode> {
  const { isPush } = wishes;
  const queueUrl = isPush ? openQueue(standIn) : undefined;
  const sample = makeSampleProject(standIn.url, { directory: wishes.directory, ...(queueUrl && { queueUrl }) });
  useOnlyDemoAws(sample);
  const story = createStory({
    output,
    sample,
    isPush,
    sweepSeconds: PUSH_SWEEP_MS / 1000,
    ...(wishes.rotations && { rotations: wishes.rotations }),
  });
  const before = readFileSync(sample.envFile, 'utf8');
  const stop = new AbortController();
  output.signal.addEventListener('abort', () => stop.abort(), { once: true });
  story.opening(before);
  try {
    await play({ standIn, sample, before, story, output, isPush, stop, ...createEars(output, stop.signal) }, wishes);
  } catch (error) {
    if (!output.signal.aborted) throw error;
  }
  story.ending();
  return story.isTrue ? 0 : 1;
}
