import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { openBenchEngine, watchInto } from './bench-engine.ts';
import { type BenchFolder, REGION, SMALL_ENV } from './bench-folder.ts';
import { lastSync } from './last-sync.ts';
import { alternate, type Goal, type Repeats } from './measure.ts';
import { bringUp } from './reference-script.mjs';
import { nextSecret, type StandInLink } from './stand-in-link.ts';

const SECRET = 'bench/polling';

/** After the clock stopped: a run that wrote nothing must not count as a fast one. */
function checkArrived(file: string, secret: string): void {
  const { password } = JSON.parse(secret);
  if (!readFileSync(file, 'utf8').includes(password)) throw new Error(`The change did not reach ${file}.`);
}

/**
 * P1: a changed secret, from the question to the last fsync, in a running process: of the folder with us, of the state with the script.
 * What must be durable before (the intent) is counted; what comes behind (tidying up, our line of history) is not.
 */
export async function measurePolling(bench: BenchFolder, aws: StandInLink, repeats: Repeats): Promise<Goal[]> {
  await aws.put({ [SECRET]: nextSecret() });
  const ours = bench.folder('ours', { '.env': SMALL_ENV });
  const theirs = bench.folder('theirs', { '.env': SMALL_ENV });
  const running = openBenchEngine(bench, [watchInto(ours, SECRET)]);
  const client = new SecretsManagerClient({
    region: REGION,
    endpoint: aws.url,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'bench' },
  });
  const sample = (directory: string, work: () => Promise<unknown>) => async () => {
    const secret = nextSecret();
    await aws.put({ [SECRET]: secret });
    const start = performance.now();
    await work();
    const end = lastSync();
    checkArrived(join(directory, '.env'), secret);
    return end - start;
  };
  const script = { secret: SECRET, file: join(theirs, '.env'), state: join(theirs, 'state') };
  const wish = { cause: 'poll' as const, isDry: false, adopt: false };
  const medians = await alternate(
    {
      ours: sample(ours, () => running.engine.refresh(wish)),
      peer: sample(theirs, () => bringUp(client, script)),
    },
    repeats,
  );
  client.destroy();
  await running.close();
  return [{ goal: 'P1 change to durable .env', unit: 'ms', ...medians, peerName: 'SDK script, in a loop', limit: 1.3 }];
}
