import { join } from 'node:path';
import { type Aws, openAws } from '../../main/aws/aws.ts';
import type { Watch } from '../../main/domain/watch.ts';
import { Engine } from '../../main/engine/engine.ts';
import type { Target } from '../../main/engine/ports.ts';
import { machineClock } from '../../main/machine-clock.ts';
import { createSecretsManagerSource } from '../../main/sources/aws/secrets-manager.ts';
import { openHistory } from '../../main/storage/history-file.ts';
import { openLedger } from '../../main/storage/ledger-file.ts';
import { createTargets } from '../../main/targets/places.ts';
import { type BenchFolder, REGION } from './bench-folder.ts';

export type RunningEngine = {
  readonly engine: Engine;
  readonly aws: Aws;
  readonly writes: () => number;
  close(): Promise<void>;
};

/** Calls back whenever a change was made. */
function watched(target: Target, onChange: () => void): Target {
  return {
    observe: (place) => target.observe(place),
    change: (place, decide) => {
      let isWritten = false;
      const noted: typeof decide = (observed) => {
        const draft = decide(observed);
        isWritten = draft !== undefined;
        return draft;
      };
      return target.change(place, noted).then(() => {
        if (isWritten) onChange();
      });
    },
  };
}

/** The engine over its real parts, as `keyturn watch` runs it, without its timers. */
export function openBenchEngine(
  bench: BenchFolder,
  watches: readonly Watch[],
  onWrite: () => void = () => undefined,
): RunningEngine {
  const directory = bench.folder('engine', {});
  const surroundings = { environment: bench.environment, homeDirectory: bench.path };
  const aws = openAws({ ...surroundings, onCall: () => undefined });
  const source = createSecretsManagerSource(aws);
  let writes = 0;
  const engine = new Engine({
    source,
    target: watched(createTargets(), () => {
      writes += 1;
      onWrite();
    }),
    ledger: openLedger({ directory, now: machineClock.now }),
    history: openHistory({ directory }),
    clock: machineClock,
  });
  engine.load(watches);
  return {
    engine,
    aws,
    writes: () => writes,
    async close() {
      await engine.stop();
      source.close();
    },
  };
}

/** One watch that writes every field of a secret into `.env` of the folder. */
export function watchInto(project: string, secret: string, prefix = ''): Watch {
  return {
    project,
    ref: { secret, label: 'AWSCURRENT', region: REGION },
    intervalMs: 300_000,
    targets: [
      {
        kind: 'env',
        file: join(project, '.env'),
        naming: { kind: 'prefix', prefix },
        readers: ['dotenv', 'node'],
        onConflict: 'take',
        inPlace: false,
      },
    ],
  };
}
