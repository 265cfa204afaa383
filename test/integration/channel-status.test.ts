import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMPTY_SETTINGS, settingsText } from '../../main/storage/settings-schema.ts';
import { describeEachServer } from '../support/aws-server.ts';
import { aShop, type Shop } from './a-shop.ts';
import { isKind, startWatch } from './watching.ts';

const PROJECT = `version: 1
watches:
  - { secret: routes/db, to: [{ env: .env, map: { password: DB_PASSWORD } }] }
`;
/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:9/111122223333/me';

function withChannel(url: string): Shop {
  const shop = aShop(url, { 'keyturn.yaml': PROJECT });
  mkdirSync(shop.config, { recursive: true, mode: 0o700 });
  const channels = [{ kind: 'sqs' as const, name: 'me', region: 'eu-west-1', queueUrl: NOWHERE }];
  writeFileSync(join(shop.config, 'config.json'), settingsText({ ...EMPTY_SETTINGS, channels }), { mode: 0o600 });
  return shop;
}

async function statusOf(shop: Shop) {
  const { watches, channels } = JSON.parse((await shop.run(['status', '--json'])).stdout);
  return { route: watches[0].route?.kind, channel: channels[0] };
}

describeEachServer((aws) => {
  test('the channels of this machine run with a watch, and are known without one', async () => {
    await aws().put('routes/db', JSON.stringify({ password: 'KTCANARY-one' }));
    const shop = withChannel(aws().url);
    const idle = await statusOf(shop);
    expect(idle).toMatchObject({ channel: { name: 'me', address: NOWHERE, state: { kind: 'not running' }, hints: 0 } });
    const watching = startWatch(shop);
    await watching.next(isKind('written'));
    const { route } = await statusOf(shop);
    expect([idle.route, route === 'poll' || route === 'sweep only']).toEqual([undefined, true]);
    expect((await watching.end()).code).toBe(0);
  });
});
