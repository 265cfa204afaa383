import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import type { EnvTarget, Watch } from '../../main/domain/watch.ts';
import { Engine } from '../../main/engine/engine.ts';
import type { Wish } from '../../main/engine/watcher.ts';
import { openLedger } from '../../main/storage/ledger-file.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeSource } from '../support/fake-source.ts';
import { MemoryTarget } from '../support/memory-target.ts';

export const MANUAL: Wish = { cause: 'manual', isDry: false, adopt: false };

export function aTarget(changes: Partial<EnvTarget> = {}): EnvTarget {
  return {
    kind: 'env',
    file: '/project/.env',
    naming: { kind: 'map', variables: { user: 'DB_USER', password: 'DB_PASSWORD' } },
    readers: ['dotenv'],
    onConflict: 'ask',
    inPlace: false,
    ...changes,
  };
}

type Changes = Partial<Omit<Watch, 'ref'>> & {
  readonly secret?: string;
  readonly label?: string;
  readonly profile?: string;
};

export function aWatch({ secret = 'dev/db', label = 'AWSCURRENT', profile, ...changes }: Changes = {}): Watch {
  return {
    project: '/project',
    ref: { secret, label, ...(profile !== undefined && { profile }) },
    intervalMs: 300_000,
    targets: [aTarget()],
    ...changes,
  };
}

/** An engine on fakes for AWS, files and the clock, and a real ledger. */
export function anEngine(watches: readonly Watch[] = [aWatch()], shared: Partial<ReturnType<typeof parts>> = {}) {
  const all = { ...parts(), ...shared };
  const engine = new Engine({
    ...all,
    ledger: openLedger({ directory: all.directory, now: () => all.clock.now() }),
    history: { append: (event) => void all.kept.push(event) },
  });
  const events: KeyturnEvent[] = [];
  engine.onEvent((event) => events.push(event));
  engine.load(watches);
  const env = (file = '/project/.env') => all.target.files.get(`env:${file}`);
  return { ...all, engine, events, env, kinds: () => events.map(({ kind }) => kind) };
}

function parts() {
  const kept: KeyturnEvent[] = [];
  const directory = mkdtempSync(join(tmpdir(), 'keyturn-engine-'));
  return { clock: new FakeClock(), source: new FakeSource(), target: new MemoryTarget(), directory, kept };
}

export const ADOPT = { ...MANUAL, adopt: true };

/** In step, with nothing counted yet. */
export async function synced() {
  const world = anEngine();
  world.source.put('dev/db', 'v1', { user: 'ann', password: 'old' });
  world.target.files.set('env:/project/.env', 'PORT=1\n');
  await world.engine.refresh(MANUAL);
  world.events.length = 0;
  world.source.calls.length = 0;
  world.target.writes = 0;
  return world;
}
