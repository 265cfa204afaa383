import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCli } from '../../main/build.ts';
import { type BenchFolder, SMALL_ENV } from './bench-folder.ts';
import { alternate, type Goal, type Repeats, type Sample, timed } from './measure.ts';
import { nextSecret, type StandInLink } from './stand-in-link.ts';

const SECRET = 'bench/start-up';
const PROJECT = `version: 1
watches:
  - secret: ${SECRET}
    to:
      - env: .env
        prefix: ''
        onConflict: take
`;

/** Process start to process end. */
function spawned(bench: BenchFolder, cwd: string, argv: readonly string[]): Promise<number> {
  return timed(() => {
    const { status, stderr } = spawnSync(process.execPath, argv, { cwd, env: bench.environment, encoding: 'utf8' });
    if (status !== 0) throw new Error(`\`node ${argv.join(' ')}\` failed: ${stderr}`);
  });
}

/** Built as `npm run build` does, in a package of its own as npm installs it. */
async function buildPackage(bench: BenchFolder): Promise<string> {
  const directory = bench.folder('package', {});
  copyFileSync(join(import.meta.dirname, '../../package.json'), join(directory, 'package.json'));
  mkdirSync(join(directory, 'dist'));
  await buildCli(join(directory, 'dist'));
  return join(directory, 'dist', 'keyturn.cjs');
}

function arriving(aws: StandInLink, { directory, run }: { directory: string; run: () => Promise<number> }): Sample {
  return async () => {
    const secret = nextSecret();
    await aws.put({ [SECRET]: secret });
    const taken = await run();
    const { password } = JSON.parse(secret);
    if (!readFileSync(join(directory, '.env'), 'utf8').includes(password))
      throw new Error('The change did not arrive.');
    return taken;
  };
}

/** Process starts of the bundle as users run it. */
export async function measureStartUp(bench: BenchFolder, aws: StandInLink, repeats: Repeats): Promise<Goal[]> {
  const bin = await buildPackage(bench);
  await aws.put({ [SECRET]: nextSecret() });
  const version = await alternate(
    {
      ours: () => spawned(bench, bench.path, [bin, '--version']),
      peer: () => spawned(bench, bench.path, ['-e', '0']),
    },
    repeats,
  );
  const ours = bench.folder('once', { '.env': SMALL_ENV, 'keyturn.yaml': PROJECT });
  const theirs = bench.folder('script', { '.env': SMALL_ENV });
  const script = join(import.meta.dirname, 'reference-script.mjs');
  const runOurs = (): Promise<number> => spawned(bench, ours, [bin, 'once']);
  const runPeer = (): Promise<number> => spawned(bench, theirs, [script, SECRET, '.env', 'state']);
  const first = await arriving(aws, { directory: ours, run: runOurs })();
  const once = await alternate(
    {
      ours: arriving(aws, { directory: ours, run: runOurs }),
      peer: arriving(aws, { directory: theirs, run: runPeer }),
    },
    repeats,
  );
  const common = { unit: 'ms', peer: once.peer, peerName: 'SDK script' } as const;
  return [
    { goal: 'Start: keyturn --version', unit: 'ms', ...version, peerName: 'node -e 0', limit: 2 },
    { ...common, goal: 'Start: keyturn once, one changed secret', ours: once.ours, limit: 2 },
    { ...common, goal: 'Start: the first keyturn once of a project', ours: first },
  ];
}
