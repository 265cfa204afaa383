import { randomBytes } from 'node:crypto';
import type { Fault } from '../../main/demo/aws/faults.ts';
import type { StandIn } from '../../main/demo/aws/stand-in.ts';
import { CANARY } from '../support/canary-scan.ts';
import { ended } from '../support/ended.ts';
import type { Shop } from './a-shop.ts';
import { isKind, startWatch } from './watching.ts';

export type Canaries = {
  /** A value that no other is like, with letters that need escapes somewhere. */
  fresh(): string;
  /** The same, without those letters. */
  plain(): string;
  all(): readonly string[];
  last(): string;
};

const TAILS = ['', ' a b', '#x', '"q"', "'q'", '$HOME', '\\n', 'é🔑', '%41', '\n-----END-----'];

export function createCanaries(): Canaries {
  const values: string[] = [];
  const grow = (tail: string | undefined): string => {
    const value = `${CANARY}${randomBytes(12).toString('hex')}${tail}`;
    values.push(value);
    return value;
  };
  return {
    fresh: () => grow(TAILS[values.length % TAILS.length]),
    plain: () => grow(''),
    all: () => values,
    last: () => values.at(-1) ?? '',
  };
}

const NAMES = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX'];

export function projectOf(last = 'as: LAST'): string {
  return `version: 1
defaults: { interval: 1s }
watches:
  - { secret: canary/fields, to: [{ env: .env.fields, prefix: '' }] }
  - { secret: canary/text, to: [{ env: .env.text, map: { password: PASSWORD } }] }
  - { secret: canary/whole, to: [{ env: .env.whole, as: WHOLE, readers: [shell] }] }
  - { secret: canary/refused, to: [{ env: .env.refused, as: REFUSED, readers: [dotenv, node, python-dotenv, shell] }] }
  - { secret: canary/last, to: [{ env: .env, ${last} }] }
`;
}

type Flows = {
  readonly aws: StandIn;
  readonly shop: Shop;
  readonly canaries: Canaries;
  readonly faults: readonly Fault['kind'][];
};

function renewAll({ aws, canaries }: Flows): void {
  const fields = Object.fromEntries(NAMES.map((name) => [name, canaries.fresh()]));
  aws.secrets.put('canary/fields', JSON.stringify({ ...fields, NODE_OPTIONS: canaries.fresh() }));
  aws.secrets.put('canary/text', `{"password": "${canaries.plain()}`);
  aws.secrets.put('canary/whole', canaries.fresh());
  aws.secrets.put('canary/refused', `${canaries.fresh()} '"\`$(id)\`\n\\ #`);
  aws.secrets.put('canary/last', canaries.plain());
}

/** Runs that fail in every way that a fault can make them, at both calls. */
async function failEach(flows: Flows, run: (...args: string[]) => Promise<void>): Promise<void> {
  for (const kind of flows.faults) {
    renewAll(flows);
    const mend = flows.aws.faults.add({ kind } as Fault, { api: 'GetSecretValue' });
    await run('once', ...(kind.length % 2 === 0 ? ['--json'] : []));
    mend();
  }
}

async function watchOnce(flows: Flows, outputs: string[]): Promise<void> {
  const watching = startWatch(flows.shop);
  await watching.next(isKind('checked'));
  renewAll(flows);
  await watching.next(isKind('written'));
  watching.child.kill('SIGTERM');
  const { stdout, stderr } = await watching.ended;
  outputs.push(stdout, stderr);
}

/** Everything once, and all that was said. The demo makes up values of its own; it is here for what it says of these. */
export async function runFlows(flows: Flows): Promise<string[]> {
  const { shop, canaries, aws } = flows;
  const outputs: string[] = [];
  const run = async (...args: string[]): Promise<void> => {
    const { stdout, stderr } = await ended(shop.start(args));
    outputs.push(stdout, stderr);
  };
  renewAll(flows);
  shop.write('.env.fields', `ONE=${canaries.plain()}\n`);
  for (const args of [['diff'], ['diff', '--json'], ['once', '--dry-run'], ['once'], ['once', '--adopt', '--json']])
    await run(...args);
  await failEach(flows, run);
  shop.write('.env.fields', `ONE=${canaries.plain()}\n`);
  await run('once', '--json');
  await watchOnce(flows, outputs);
  aws.secrets.delete('canary/whole');
  shop.write('keyturn.yaml', `${projectOf()}  - { secret: ${canaries.plain()}, too: 1 }\n`);
  await run('once', '--json');
  shop.write('keyturn.yaml', projectOf());
  aws.secrets.put('canary/last', canaries.plain());
  for (const args of [['once'], ['status'], ['status', '--json'], ['history', '--json', '--limit', '200'], ['history']])
    await run(...args);
  for (const args of [['clean', '--yes'], ['doctor'], ['demo', '--rotations', '1', '--every', '1s']])
    await run(...args);
  return outputs;
}
