import type { StackPlan, StackProgress } from '../../domain/channel-set-up.ts';
import { formatColumns } from './columns.ts';
import type { Look } from './look.ts';
import { plain, plainAll } from './plain.ts';
import { clockTime } from './times.ts';

const HEADS: Record<StackPlan['act'], string> = {
  create: 'Creates the stack',
  update: 'Brings up to date the stack',
  delete: 'Deletes the stack',
};

/** What a stack is made of, each thing with what it is for, and what it costs. */
export function formatPlan(told: StackPlan, { paint }: Look): string {
  const { act, stack, region, profile, resources, cost } = plainAll(told);
  const where = `in ${region}${profile === undefined ? '' : ` with the profile ${profile}`}`;
  const rows = resources.map(({ id, type, purpose }) => ['', id, paint('dim', type), purpose]);
  return [
    `${HEADS[act]} ${paint('bold', stack)} ${where}:`,
    ...(rows.length > 0 ? [formatColumns(rows)] : []),
    ...(cost === undefined ? [] : [cost]),
  ].join('\n');
}

/** As people say it; what is not known stays as CloudFormation says it. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/_FAILED$/, 'failed'],
  [/ROLLBACK.*_IN_PROGRESS$/, 'undoing'],
  [/ROLLBACK.*_COMPLETE$/, 'undone'],
  [/^CREATE_IN_PROGRESS$/, 'creating'],
  [/^CREATE_COMPLETE$/, 'created'],
  [/^UPDATE_.*IN_PROGRESS$/, 'updating'],
  [/^UPDATE_COMPLETE$/, 'updated'],
  [/^DELETE_IN_PROGRESS$/, 'deleting'],
  [/^DELETE_COMPLETE$/, 'deleted'],
];

/** One line for each step of each resource. */
export function formatProgress(
  { id, type, status, isDone, isFailed, why, at }: StackProgress,
  { paint }: Look,
): string {
  const word = WORDS.find(([pattern]) => pattern.test(status))?.[1] ?? status;
  const style = isFailed ? 'red' : isDone ? 'green' : 'dim';
  const line = `${clockTime(at)}  ${paint(style, word.padEnd(8))}  ${plain(id)}  ${paint('dim', plain(type))}`;
  return why === undefined ? line : `${line}\n          ${plain(why)}`;
}
