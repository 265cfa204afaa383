import type { DiffTarget, ExitCode } from '../../session/lines.ts';
import { offerIgnoreLines } from '../add/ignore-lines.ts';
import { isOwnTarget, newWatchOf } from '../add/new-watch.ts';
import { writeWatch } from '../add/write-watch.ts';
import { gatherAnswer } from '../answers.ts';
import { askYes } from '../ask.ts';
import type { Invocation } from '../invocation.ts';
import { formatDiff, isPending } from '../print/diff.ts';
import { runRequest } from './once.ts';

type Wish = {
  readonly invocation: Invocation;
  readonly project: string;
  readonly secret: string;
  readonly diff: readonly DiffTarget[];
};

function hasConflict({ entries, problem }: DiffTarget): boolean {
  return (
    problem?.code === 'file-gone' || entries.some(({ change }) => change === 'conflict' || change === 'edited here')
  );
}

/** A yes to one secret is none to the others: those keep what they have. */
function takeFromAws({ invocation, project, diff, secret }: Wish): Promise<ExitCode> {
  const adopt = diff.some(hasConflict);
  return runRequest(invocation, {
    command: 'once',
    projects: [project],
    secrets: [secret],
    isDry: false,
    adopt,
    accept: true,
  });
}

/** `keyturn add SECRET`: edits `keyturn.yaml`, shows what it means, writes after a yes. */
export async function runAdd(invocation: Invocation): Promise<ExitCode> {
  const { terminal, options, signal } = invocation;
  const { wish, project } = newWatchOf(invocation);
  writeWatch(invocation, project, wish);
  await offerIgnoreLines(invocation, project, wish);
  const answer = await gatherAnswer(invocation, { command: 'diff', projects: [project], secrets: [wish.secret] });
  if (answer.exitCode === 2) return 2;
  const isOwn = (target: DiffTarget): boolean => isOwnTarget(target, wish, project);
  const own = answer.diff.filter(isOwn);
  terminal.say('');
  terminal.say(formatDiff(own, terminal.look));
  const failed = own.some(({ problem, target }) => problem !== undefined && target === '');
  if (failed || !own.some(isPending)) return failed ? 1 : 0;
  const canAnswer = options.has('yes') || terminal.canAsk;
  const isAgreed = options.has('yes') || (canAnswer && (await askYes('\nTake these values from AWS?', signal)));
  if (isAgreed) return takeFromAws({ invocation, project, secret: wish.secret, diff: own });
  const command = own.some(hasConflict) ? 'keyturn once --adopt' : 'keyturn once';
  terminal.say(`${canAnswer ? '' : '\n'}No value is written yet. \`${command}\` takes them from AWS.`);
  // Somebody who was asked knows of the conflict; a script learns of it here.
  return !canAnswer && own.some(({ entries }) => entries.some(({ change }) => change === 'conflict')) ? 1 : 0;
}
