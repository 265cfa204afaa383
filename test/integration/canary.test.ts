import { cpSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../main/demo/aws/faults.ts';
import { startStandIn } from '../../main/demo/aws/stand-in.ts';
import { CANARY, createPieceScan, filesUnder, filesWithPieces, spellingsOf } from '../support/canary-scan.ts';
import { aShop } from './a-shop.ts';
import { type Canaries, createCanaries, projectOf, runFlows } from './canary-flows.ts';
import { agreedBy, readByAll } from './env-files.ts';

const FAULTS: readonly Fault['kind'][] = [
  'access denied',
  'kms denied',
  'decryption failure',
  'expired token',
  'throttle',
  'internal error',
  'truncated body',
  'captive portal',
  'reset',
];

/** Everything on disk that is not a target. */
function restOf(home: string): string[] {
  return filesUnder(home).filter((file) => !/\/\.env[^/]*$/.test(file));
}

function scan(home: string, outputs: readonly string[], { all }: Canaries): { files: string[]; outputs: number } {
  const values = all();
  const hasPiece = createPieceScan(values);
  return { files: filesWithPieces(restOf(home), values), outputs: outputs.filter(hasPiece).length };
}

test('fifty values go through every flow and fault, and stay in the targets alone', { timeout: 300_000 }, async () => {
  const aws = await startStandIn();
  onTestFinished(() => aws.close());
  const canaries = createCanaries();
  const shop = aShop(aws.url, { 'keyturn.yaml': projectOf() });
  const outputs = await runFlows({ aws, shop, canaries, faults: FAULTS });

  expect([canaries.all().length >= 50, outputs.length >= 20]).toEqual([true, true]);
  expect(canaries.all().filter((value) => !value.startsWith(CANARY))).toEqual([]);
  expect(scan(shop.home, outputs, canaries)).toEqual({ files: [], outputs: 0 });
  // It did scan the right places: the targets hold the values, the history holds lines.
  expect(readByAll(shop, '.env', { names: ['LAST'] })).toEqual(agreedBy({ LAST: canaries.last() }));
  expect(readdirSync(shop.config)).toEqual(expect.arrayContaining(['history.jsonl', 'ledger.jsonl', 'config.json']));

  // A leak planted in a copy is caught, in every spelling and in a piece of twelve letters.
  const copy = mkdtempSync(join(tmpdir(), 'keyturn-planted-'));
  for (const [at, spelling] of spellingsOf(canaries.last()).entries()) {
    const folder = join(copy, String(at));
    cpSync(shop.config, folder, { recursive: true, filter: (source) => !source.endsWith('.sock') });
    writeFileSync(join(folder, 'history.jsonl'), `{"problem":"${spelling}"}\n`);
    expect(scan(folder, [spelling.slice(3, 15)], canaries)).toEqual({
      files: [join(folder, 'history.jsonl')],
      outputs: 1,
    });
  }
});
