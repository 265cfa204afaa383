// node test/readers/fuzz.ts --runs 20000 [--seed N]
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { anyCase } from './cases.ts';
import { edit, findFaults } from './check.ts';
import { findOracles, SHELL_FOLDER } from './oracles.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '5' },
  },
});
const { oracles, missing } = findOracles();
console.log(
  `readers: ${oracles.map((oracle) => oracle.name).join(', ')}${missing.length > 0 ? `; missing: ${missing.join(', ')}` : ''}`,
);
const folder = mkdtempSync(join(tmpdir(), 'keyturn-fuzz-'));
const BATCH = 500;
let faults = 0;
let refusals = 0;
let wishes = 0;
for (let done = 0; done < Number(values.runs); done += BATCH) {
  const cases = fc.sample(anyCase, { numRuns: BATCH, seed: Number(values.seed) + done });
  for (const one of cases) {
    wishes += Object.keys(one.wanted).length;
    refusals += edit(one).refused.length;
  }
  for (const fault of findFaults(cases, oracles, { folder: join(folder, `${done}`) })) {
    faults += 1;
    if (faults <= Number(values.show))
      console.log(
        `${fault.oracle}: ${fault.what}\n  before ${JSON.stringify(fault.one.before)}\n  after  ${JSON.stringify(fault.after)}\n  wanted ${JSON.stringify([fault.one.wanted, fault.one.removals, fault.one.readers])}\n  was    ${JSON.stringify(fault.was)}\n  read   ${JSON.stringify(fault.read)}`,
      );
  }
  if (existsSync(join(SHELL_FOLDER, 'canary'))) throw new Error('a value was executed');
}
console.log(`${values.runs} files, ${wishes} wishes, ${refusals} refused, ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
