import { expect, onTestFinished, test } from 'vitest';
import type { Fault } from '../../main/demo/aws/faults.ts';
import { startStandIn } from '../../main/demo/aws/stand-in.ts';
import { aShop } from './a-shop.ts';
import { isKind, startWatch } from './watching.ts';

const SECRET = 'dev/shop/database';
const PROJECT = `version: 1
defaults: { interval: 1s }
watches:
  - { secret: ${SECRET}, to: [{ env: .env, map: { password: DB_PASSWORD } }] }
  - { secret: dev/shop/other, to: [{ env: .env, as: OTHER }] }
`;

function value(word: string): string {
  return JSON.stringify({ password: `KTCANARY-${word}` });
}

const FAULTS: readonly Fault[] = [{ kind: 'internal error' }, { kind: 'reset' }, { kind: 'captive portal' }];

test.each(FAULTS)('a running watch keeps the values through $kind and writes when it is over', async (fault) => {
  const aws = await startStandIn();
  onTestFinished(() => aws.close());
  aws.secrets.put(SECRET, value('one'));
  aws.secrets.put('dev/shop/other', 'KTCANARY-other');
  const shop = aShop(aws.url, { 'keyturn.yaml': PROJECT, '.env': 'DB_PASSWORD=\nOTHER=\n' });
  const watching = startWatch(shop);
  await watching.next(isKind('written'));
  await watching.next(isKind('written'));
  const mend = aws.faults.add(fault);
  aws.secrets.rotate(SECRET, { value: value('two') });
  const failed = await watching.next(isKind('failed'));
  const during = shop.read('.env');
  mend();
  await watching.next(isKind('recovered'));
  await watching.next(isKind('written'));
  expect([failed.problem?.code, during, shop.read('.env')]).toEqual([
    fault.kind === 'internal error' ? 'aws-trouble' : 'unreachable',
    'DB_PASSWORD=KTCANARY-one\nOTHER=KTCANARY-other\n',
    'DB_PASSWORD=KTCANARY-two\nOTHER=KTCANARY-other\n',
  ]);
  expect((await watching.end()).code).toBe(0);
});

test('one secret that is denied does not hold up the other', async () => {
  const aws = await startStandIn();
  onTestFinished(() => aws.close());
  aws.secrets.put(SECRET, value('one'));
  aws.secrets.put('dev/shop/other', 'KTCANARY-other');
  aws.faults.add({ kind: 'access denied' }, { secret: SECRET });
  const shop = aShop(aws.url, { 'keyturn.yaml': PROJECT, '.env': 'DB_PASSWORD=\nOTHER=\n' });
  const { code } = await shop.run(['once']);
  expect([code, shop.read('.env')]).toEqual([1, 'DB_PASSWORD=\nOTHER=KTCANARY-other\n']);
});
