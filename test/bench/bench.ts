// `npm run bench`: every goal against a peer in the same run. `--json` prints the rows; exit 1 when a limit is broken.
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { openBenchFolder } from './bench-folder.ts';
import { measureCoalescing } from './coalescing.ts';
import { measureEnvFile } from './env-file.ts';
import { type Goal, isOver, progress, ratioOf } from './measure.ts';
import { measurePolling } from './polling.ts';
import { startStandInProcess } from './stand-in-link.ts';
import { measureStartUp } from './start-up.ts';

/** An engine that runs is past its warm-up, and so is the script in its loop. */
const MANY = { warmUps: 300, repeats: 300 };
const SOME = { warmUps: 3, repeats: 15 };
const SOME_MORE = { warmUps: 10, repeats: 25 };

async function measureAll(): Promise<Goal[]> {
  const aws = await startStandInProcess();
  const bench = openBenchFolder(aws.url);
  try {
    progress('P1: a changed secret in a running engine');
    const polling = await measurePolling(bench, aws, MANY);
    progress('P10: the editor of .env files');
    const envFile = await measureEnvFile(bench, SOME_MORE);
    progress('P11: twenty secrets, one file');
    const coalescing = await measureCoalescing(bench, aws);
    progress('Start: --version and once, from the bundle');
    return [...polling, ...envFile, ...coalescing, ...(await measureStartUp(bench, aws, SOME))];
  } finally {
    bench.remove();
    await aws.close();
  }
}

function shown(number: number, { unit }: Goal): string {
  return `${unit === 'ms' ? number.toFixed(2) : number} ${unit}`;
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

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const goals = await measureAll();
const rows = goals.map((goal) => ({ ...goal, ratio: ratioOf(goal), verdict: verdictOf(goal) }));
process.stdout.write(values.json ? `${JSON.stringify(rows, undefined, 2)}\n` : `${tableOf(goals)}\n`);
process.exitCode = goals.some(isOver) ? 1 : 0;
