import type { Ask, Keyturn, RequestName, Value } from '../../preload/contract.ts';
import type { Problem } from '../../preload/plain.ts';
import type { KeyRow, SecretRow } from '../../preload/views.ts';
import { fakeKeyturn } from './fake-keyturn.ts';

const PAGE = 50;
const LONG = 'dev/shop/a-team-with-a-rather-long-name/an-application-of-it/its-one-and-only-session-signing-key';

function secretNamed(name: string, index: number): SecretRow {
  return { name, arn: `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}-AbCd${10 + index}` };
}

/** 200 of them, with one of each kind at the top. */
const SECRETS: readonly SecretRow[] = [
  'dev/shop/database',
  'dev/shop/signing-root',
  'dev/shop/stripe-key',
  'dev/shop/tls/internal-ca',
  'dev/shop/empty',
  LONG,
  ...Array.from({ length: 194 }, (_, index) => `dev/many/secret-${String(index).padStart(3, '0')}`),
].map(secretNamed);

const DENIED: Problem = {
  code: 'kms-denied',
  message: 'AWS denies `kms:Decrypt` on the key of `dev/shop/signing-root` to profile `dev`.',
  cure: 'Allow `kms:Decrypt` on its key.',
};

function listSecrets({ search, next }: Ask<'listSecrets'>): Value<'listSecrets'> {
  const found = SECRETS.filter(({ name, arn }) => name.includes(search) || arn === search);
  const from = Number(next ?? 0);
  const secrets = found.slice(from, from + PAGE);
  return { secrets, ...(from + PAGE < found.length && { next: String(from + PAGE) }) };
}

function getFields({ secret }: Ask<'getFields'>): Value<'getFields'> | Problem {
  if (secret === 'dev/shop/signing-root') return DENIED;
  if (secret === 'dev/shop/stripe-key') return { kind: 'text', fields: [''] };
  if (secret === 'dev/shop/tls/internal-ca') return { kind: 'binary', fields: [] };
  if (secret === 'dev/shop/empty') return { kind: 'json', fields: [] };
  return { kind: 'json', fields: ['username', 'password', 'ca.pem', 'PATH'], blocked: ['PATH'] };
}

const CHANGES: readonly KeyRow['change'][] = ['in step', 'conflict', 'new'];

function preview({ secret, file, variables, readers }: Ask<'preview'>): Value<'preview'> | Problem {
  if (file === 'denied/.env')
    return { code: 'not-a-file', message: '`denied` is a file, not a folder.', cure: 'Choose another file.' };
  const keys = Object.entries(variables).map(([field, name], index) => {
    const isRefused = name === 'NODE_OPTIONS';
    const change = isRefused ? 'refused' : (CHANGES[index] ?? 'new');
    return {
      name,
      field,
      change,
      ...(isRefused && { reason: 'programs load or run what this variable says' }),
    } as const;
  });
  return {
    file: { exists: file === '.env', lines: file === '.env' ? 11 : 0, isIgnored: file === '.env', mode: '0600' },
    readers: [
      { reader: 'dotenv', evidence: 'package.json: dotenv 18' },
      { reader: 'docker', evidence: 'compose.yaml line 12; cannot be written for yet' },
    ],
    keys,
    lines: [
      { kind: 'others', from: 1, to: 9 },
      ...keys.map(({ name, change }, index) => ({
        kind: ({ 'in step': 'same', conflict: 'changed' } as const)[change as 'conflict'] ?? ('added' as const),
        line: 10 + index,
        text: `${name}=••••••••`,
      })),
    ],
    yaml: `watches:\n  - secret: ${secret}\n    to:\n      - env: ${file}\n        readers: [${readers.join(', ')}]\n`,
  };
}

type Answering = { readonly [Name in RequestName]?: (ask: Ask<Name>) => Value<Name> | Problem };

const ANSWERS: Answering = { listSecrets, getFields, preview };

const isProblem = (value: unknown): value is Problem => typeof value === 'object' && value !== null && 'cure' in value;

/** The add wizard's world: everything else is as in the common fake. `refuse`: these requests fail with the problem. */
export function fakeAdd(refuse: Readonly<Partial<Record<RequestName, Problem>>> = {}): Keyturn {
  const common = fakeKeyturn({ state: 'now' });
  return {
    on: common.on,
    async ask(name, ask) {
      const answer = refuse[name] ?? ANSWERS[name]?.(ask as never);
      if (answer === undefined) return common.ask(name, ask);
      common.asked.push({ name, ask });
      // The slower of two answers is the older one, as it happens on a network.
      const isFirst = common.asked.filter((one) => one.name === name).length === 1;
      await new Promise((resolve) => setTimeout(resolve, isFirst ? 60 : 5));
      return (isProblem(answer) ? { ok: false, problem: answer } : { ok: true, value: answer }) as never;
    },
    ...{ asked: common.asked, world: common.world },
  };
}
