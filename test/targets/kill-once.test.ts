import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasStrace, strikeEach, traceFileCalls, tracePoolCalls } from '../support/strace-kill.ts';
import type { FileCall } from '../support/strace-log.ts';
import { bundleCli, type Replaced } from './once-bundle.ts';
import { type Stage, setStage } from './once-stage.ts';

const TIMEOUT_MS = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'keyturn-kill-'));
const stages: Stage[] = [];
let whole: Stage;

async function stageWith(name: string, broken?: Replaced): Promise<Stage> {
  const stage = await setStage(await bundleCli(join(folder, `${name}.mjs`), broken));
  stages.push(stage);
  return stage;
}

const hasTool = hasStrace();

beforeAll(async () => {
  if (hasTool) whole = await stageWith('whole');
});

afterAll(async () => {
  for (const stage of stages) await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

type After = (stage: Stage) => Promise<void>;

/** A plain run repairs whatever the killed one left. */
const repeat: After = async (stage) => {
  const { code, output } = await stage.run();
  expect([code, stage.env(), stage.litter()], output).toEqual([0, stage.new, []]);
};

/** AWS moved on before anybody looked again: what the killed run wrote must still count as Keyturn's own. */
const repeatAfterRotation: After = async (stage) => {
  stage.rotateAgain();
  const { code, output } = await stage.run();
  expect([code, stage.env(), stage.litter()], output).toEqual([0, stage.new.replaceAll('second-', 'third-'), []]);
};

async function killEach(stage: Stage, after: After, isMeant: (call: FileCall) => boolean = () => true) {
  stage.reset();
  const { calls, ran } = await traceFileCalls(stage.program);
  expect(ran.code, ran.output).toBe(0);
  stage.reset();
  const inPool = await tracePoolCalls(stage.program);
  return strikeEach({
    program: stage.program,
    calls: [...calls, ...inPool].filter(isMeant),
    effect: 'signal=KILL',
    prepare: () => stage.reset(),
    async check() {
      expect([stage.old, stage.new]).toContain(stage.env());
      await after(stage);
    },
  });
}

const touchesProject = ({ what }: FileCall): boolean => what.includes('/shop');

test.skipIf(!hasTool)(
  'killed at any change of a file, once leaves the old or the new .env, and the next once ends the work',
  {
    timeout: TIMEOUT_MS,
  },
  async () => {
    const { struck, missed, complaints } = await killEach(whole, repeat);
    expect({ missed, complaints }).toEqual({ missed: [], complaints: [] });
    expect(struck.length).toBeGreaterThan(25);
    expect(struck.filter(({ name }) => name === 'fdatasync')).toHaveLength(1);
    expect(struck.filter(touchesProject).map(({ name }) => name)).toEqual([
      'openat',
      'pwrite64',
      'fchmod',
      'fsync',
      'link',
      'rename',
      'fsync',
      'unlink',
    ]);
  },
);

/** From the intent to the settled record. */
const aroundTheRename = ({ name, what }: FileCall): boolean =>
  touchesProject({ name, what } as FileCall) || (name !== 'openat' && what.endsWith('ledger.jsonl'));

test.skipIf(!hasTool)(
  'killed around the rename, a later rotation finds no conflict',
  { timeout: TIMEOUT_MS },
  async () => {
    const { struck, missed, complaints } = await killEach(whole, repeatAfterRotation, aroundTheRename);
    expect({ missed, complaints }).toEqual({ missed: [], complaints: [] });
    expect(struck.length).toBeGreaterThan(10);
  },
);

test.skipIf(!hasTool)(
  'the same kills find a writer that cuts the file and writes it',
  { timeout: TIMEOUT_MS },
  async () => {
    const edit = () => readFileSync(join(import.meta.dirname, 'broken-cutting-writer.ts'), 'utf8');
    const cutting = await stageWith('cutting', { file: 'main/targets/atomic-file.ts', edit });
    const { missed, complaints } = await killEach(cutting, repeat, touchesProject);
    expect(missed).toEqual([]);
    expect(complaints).toEqual([expect.stringMatching(/^write .*\/\.env: /)]);
  },
);

test.skipIf(!hasTool)(
  'the same kills find a run that does not make its intent durable',
  { timeout: TIMEOUT_MS },
  async () => {
    const edit = (source: string) =>
      source.replace('intend(records) {', 'intend(records) {\n      return Promise.resolve();');
    const forgetful = await stageWith('forgetful', { file: 'main/storage/ledger-file.ts', edit });
    const { complaints } = await killEach(forgetful, repeatAfterRotation, touchesProject);
    expect(complaints.join('\n')).toContain('conflict');
  },
);
