import type { Ask, Value } from '../../../preload/contract.ts';
import { DAY, NOW } from './moments.ts';

const NAMES = [
  'database',
  'stripe',
  'session-signing',
  'checkout/adyen',
  'mailer/smtp',
  'search/opensearch',
  'oauth-google',
  'cdn-signing',
];

export function listSecrets({ search }: Ask<'listSecrets'>): Value<'listSecrets'> {
  const secrets = NAMES.map((name, index) => ({
    name: `dev/shop/${name}`,
    arn: `arn:aws:secretsmanager:eu-west-1:111122223333:secret:dev/shop/${name}-AbCd1${index}`,
    description: `Of the ${name} of the shop`,
    lastChangedAt: NOW - (index + 1) * 3 * DAY,
    ...(index % 2 === 0 && { nextRotationAt: NOW + (index + 4) * DAY }),
  }));
  return { secrets: secrets.filter(({ name }) => name.includes(search)), ...(search === '' && { next: 'page-2' }) };
}

export const FIELDS: Value<'getFields'> = { kind: 'json', fields: ['host', 'password', 'port', 'username'] };

export function previewOf({ file, variables, secret }: Ask<'preview'>): Value<'preview'> {
  const keys = Object.entries(variables).map(([field, name], index) => ({
    name,
    field,
    change: index === 0 ? ('in step' as const) : index === 1 ? ('update' as const) : ('new' as const),
  }));
  return {
    file: { exists: true, lines: 14, isIgnored: true, mode: '0600' },
    readers: [
      { reader: 'compose', evidence: 'compose.yaml line 12: env_file' },
      { reader: 'node', evidence: 'package.json: dotenv 17' },
    ],
    keys,
    lines: [
      { kind: 'others', from: 1, to: 9 },
      ...keys.map(({ name, change }, index) => ({
        kind: change === 'in step' ? ('same' as const) : change === 'new' ? ('added' as const) : ('changed' as const),
        line: 10 + index,
        text: `${name}=••••••••`,
        ...(change === 'update' && { note: 'another value stands there' }),
      })),
    ],
    yaml: `watch:\n  - secret: ${secret}\n    to: ${file}\n`,
  };
}

export const proposals = (folder: string): Value<'scan'> =>
  ['database', 'stripe'].map((name) => ({
    draft: {
      project: folder,
      profile: 'dev',
      region: 'eu-west-1',
      secret: `dev/shop/${name}`,
      file: '.env',
      variables: { password: `${name.toUpperCase()}_PASSWORD` },
      readers: [],
    },
    why: `${name.toUpperCase()}_PASSWORD stands in .env, and the secret has a field password`,
  }));
