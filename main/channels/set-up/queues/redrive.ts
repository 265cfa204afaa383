import type { Redriven } from '../../../domain/channel-set-up.ts';
import type { ChannelSettings } from '../../../domain/channel-settings.ts';
import { type Problem, ProblemError } from '../../../domain/problem.ts';
import type { Clock } from '../../../engine/ports.ts';
import type { Asking } from '../ask.ts';
import { pause } from '../pause.ts';
import { type QueueCalls, queueCalls } from './queue-calls.ts';

type Queues = { readonly from: string; readonly to: string };

/** Long enough to send and to delete ten. */
const HELD_S = 60;
const LOOK_AGAIN_MS = 1000;
/** SQS moves on by itself; whoever waits need not. */
const LOOKS = 20;

/** Sends before it deletes: what fails in between is there twice, never lost. Ends with an empty queue. */
export async function moveByHand(
  calls: Pick<QueueCalls, 'receive' | 'resend' | 'remove'>,
  { from, to }: Queues,
): Promise<number> {
  let moved = 0;
  for (;;) {
    const messages = await calls.receive(from, { waitS: 1, visibilityS: HELD_S });
    if (messages.length === 0) return moved;
    const sent = await calls.resend(to, messages);
    await calls.remove(from, sent);
    moved += sent.length;
    // What the queue refuses it would refuse again.
    if (sent.length < messages.length) throw refused(moved, messages.length - sent.length);
  }
}

function refused(moved: number, count: number): ProblemError {
  return new ProblemError({
    code: 'unknown',
    message: `SQS took ${moved} messages back and refused ${count}; those stay in the dead-letter queue.`,
    cure: 'Look at them with `aws sqs receive-message`, then try again.',
  });
}

async function followMove(calls: QueueCalls, fromArn: string, clock: Clock, signal: AbortSignal): Promise<Redriven> {
  for (let look = 0; ; look += 1) {
    const { status, moved } = await calls.move(fromArn);
    const isGoingOn = status === 'RUNNING';
    if (!isGoingOn || look === LOOKS) return { count: moved, isGoingOn };
    await pause(clock, LOOK_AGAIN_MS, signal);
  }
}

/** Servers other than AWS's own know no move task; and moving it by hand needs other rights. */
async function startMove(calls: QueueCalls, fromArn: string, toArn: string, signal: AbortSignal): Promise<boolean> {
  try {
    await calls.startMove(fromArn, toArn);
    return true;
  } catch (error) {
    if (error instanceof ProblemError && !signal.aborted) return false;
    throw error;
  }
}

/** Moves what lies in the dead-letter queue back to the queue that it was for. Raises ProblemError. */
export async function redrive(
  channel: Extract<ChannelSettings, { kind: 'sqs' }>,
  asking: Asking,
  clock: Clock,
): Promise<Redriven> {
  const { deadLetters, queueUrl } = channel;
  if (deadLetters === undefined) throw new ProblemError(NO_DEAD_LETTERS);
  const calls = queueCalls(asking);
  const [from, to] = [await calls.facts(deadLetters), await calls.facts(queueUrl)];
  if (from.messages === 0) return { count: 0, isGoingOn: false };
  if (await startMove(calls, from.arn, to.arn, asking.signal)) return followMove(calls, from.arn, clock, asking.signal);
  return { count: await moveByHand(calls, { from: deadLetters, to: queueUrl }), isGoingOn: false };
}

const NO_DEAD_LETTERS: Problem = {
  code: 'configuration',
  message: 'No dead-letter queue is known for that channel.',
  cure: 'Give its queue a redrive policy, then run `keyturn channel add sqs` again.',
};
