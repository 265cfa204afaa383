import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StandIn, startStandIn } from '../../main/demo/aws/stand-in.ts';
import { DATABASE, makeSampleProject, type SampleProject, STRIPE } from '../../main/demo/sample-project.ts';
import type { Program } from '../support/strace-kill.ts';

/** A project that Keyturn wrote at version 1, and a pretend AWS at version 2. */
export type Stage = {
  readonly sample: SampleProject;
  readonly program: Program;
  readonly old: string;
  readonly new: string;
  /** Project and config folder as they were before the run under test, AWS at version 2. */
  reset(): void;
  rotateAgain(): void;
  env(): string;
  /** Files below project and config folder that hold a value, other than the `.env`; and leftovers of a write. */
  litter(): string[];
  run(): Promise<{ readonly code: number | null; readonly output: string }>;
  close(): Promise<void>;
};

const VALUE = /(first|second|third)-(password|key)/;

function put({ secrets }: StandIn, turn: string): void {
  secrets.put(DATABASE, JSON.stringify({ host: 'db.local', username: 'shop', password: `${turn}-password` }));
  secrets.put(STRIPE, `${turn}-key`);
}

async function runToEnd({ command, environment }: Program): Promise<{ code: number | null; output: string }> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

function copy(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  if (spawnSync('cp', ['-a', from, to]).status !== 0) throw new Error(`${from} cannot be copied`);
}

function litterIn({ project, configDirectory, envFile }: SampleProject): string[] {
  const files = [project, configDirectory].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const isLitter = (path: string): boolean =>
    path !== envFile &&
    (/\.keyturn-/.test(path) || (statSync(path).isFile() && VALUE.test(readFileSync(path, 'utf8'))));
  return files.filter(isLitter);
}

export async function setStage(cli: string): Promise<Stage> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'keyturn-once-')));
  const standIn = await startStandIn();
  put(standIn, 'first');
  const sample = makeSampleProject(standIn.url, { directory: join(root, 'stage') });
  const { project, configDirectory, awsConfig, envFile } = sample;
  const environment = {
    PATH: process.env.PATH,
    HOME: root,
    AWS_CONFIG_FILE: awsConfig,
    AWS_SHARED_CREDENTIALS_FILE: join(root, 'none'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const command = [process.execPath, cli, 'once', '--project', project, '--config', configDirectory];
  const program: Program = { command, environment, folders: [project, configDirectory] };
  const run = () => runToEnd(program);
  const first = await run();
  if (first.code !== 0) throw new Error(`The first run failed: ${first.output}`);
  mkdirSync(join(root, 'kept'));
  copy(join(root, 'stage'), join(root, 'kept', 'stage'));
  const env = (): string => readFileSync(envFile, 'utf8');
  const old = env();
  return {
    sample,
    program,
    old,
    new: old.replaceAll('first-', 'second-'),
    reset() {
      copy(join(root, 'kept', 'stage'), join(root, 'stage'));
      // Secrets Manager keeps at most 100 versions, so none is made in vain.
      if (standIn.secrets.value(STRIPE) !== 'second-key') put(standIn, 'second');
    },
    rotateAgain: () => put(standIn, 'third'),
    env,
    litter: () => litterIn(sample),
    run,
    async close() {
      await standIn.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
