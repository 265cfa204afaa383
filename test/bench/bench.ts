// `npm run bench`: every goal against a peer in the same run. `--only P5,P6` measures some, `--json` prints the rows; exit 1
// when a limit is broken. What the machine cannot measure is skipped, and said.
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { lacking } from './machine.ts';
import { type Goal, isOver, progress, ratioOf } from './measure.ts';
import { PARTS, type Part } from './parts.ts';

const USAGE = `Usage: npm run bench -- [--only P1,P10,…] [--json]

${PARTS.map(({ name, says }) => `  ${name.padEnd(10)}${says}`).join('\n')}
`;

/** Does not return. */
function refuse(message: string): never {
  process.stderr.write(`${message}\n\n${USAGE}`);
  process.exit(2);
}

/** All of them, or those that are named. */
function chosen(only: string | undefined): readonly Part[] {
  if (only === undefined) return PARTS;
  const names = only.split(',').map((name) => name.trim().toLowerCase());
  const unknown = names.filter((name) => !PARTS.some((part) => part.name.toLowerCase() === name));
  if (unknown.length > 0) refuse(`There is no goal ${unknown.join(', ')}.`);
  return PARTS.filter(({ name }) => names.includes(name.toLowerCase()));
}

async function measureAll(parts: readonly Part[]): Promise<Goal[]> {
  const goals: Goal[] = [];
  for (const { name, says, needs, measure } of parts) {
    const lack = lacking(needs);
    progress(lack === undefined ? `${name}: ${says}` : `${name}: skipped, ${lack}`);
    if (lack === undefined) goals.push(...(await measure()));
  }
  return goals;
}

function shown(number: number, { unit }: Goal): string {
  const isCount = unit === 'writes' || unit === 'calls' || unit === 'events';
  return `${isCount ? number : number.toFixed(2)} ${unit}`;
}

function verdictOf(goal: Goal): string {
  if (goal.limit === undefined) return '–';
  return isOver(goal) ? 'over' : 'ok';
}

function tableOf(goals: readonly Goal[]): string {
  const table = new Table({
    head: ['goal', 'ours', 'peer', '', 'ratio', 'limit', ''],
    style: { head: [], border: [] },
  });
  for (const goal of goals) {
    const { ours, peer, peerName, limit } = goal;
    const ratios = [ratioOf(goal).toFixed(2), limit === undefined ? '–' : `${limit}`];
    table.push([goal.goal, shown(ours, goal), shown(peer, goal), peerName, ...ratios, verdictOf(goal)]);
  }
  return table.toString();
}

function wishes() {
  const options = {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const values = wishes();
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}
const goals = await measureAll(chosen(values.only));
const rows = goals.map((goal) => ({ ...goal, ratio: ratioOf(goal), verdict: verdictOf(goal) }));
process.stdout.write(values.json ? `${JSON.stringify(rows, undefined, 2)}\n` : `${tableOf(goals)}\n`);
process.exitCode = goals.some(isOver) ? 1 : 0;
