import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type StandIn, startStandIn } from '../../main/demo/aws/stand-in.ts';
import type { ChannelSettings } from '../../main/domain/channel-settings.ts';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import { REGION } from '../support/keyturn-process.ts';
import { aShop, type Shop } from './a-shop.ts';
import { isKind, startWatch, type Watching } from './watching.ts';

export const SECRET = 'dev/push/database';
/** So long that nothing but an event can bring a change during a test. */
const PROJECT = `version: 1
defaults: { interval: 1h }
watches:
  - secret: ${SECRET}
    to: [{ env: .env, map: { password: DB_PASSWORD } }]
`;
const EMPTY = { version: 1, projects: [], profiles: {}, trusted: {}, allowOutside: [], preferences: {} };

export function value(word: string): string {
  return JSON.stringify({ password: `KTCANARY-${word}` });
}

export type Pushed = {
  readonly aws: StandIn;
  readonly shop: Shop;
  readonly watching: Watching;
  /** Resolves with what was told of the write of that version. */
  written(versionId: string): Promise<KeyturnEvent>;
};

/** From here on an event is heard at once. */
async function isUp(shop: Shop): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const { stdout } = await shop.run(['status', '--json']);
    if (JSON.parse(stdout).channels[0].state.kind === 'up') return;
  }
  throw new Error('the channel does not come up');
}

/** A real `watch` beside a stand-in, with these channels set; the first value is written. */
export async function aPushedShop(channels: (aws: StandIn, shop: Shop) => readonly ChannelSettings[]): Promise<Pushed> {
  const aws = await startStandIn();
  onTestFinished(() => aws.close());
  aws.secrets.put(SECRET, value('one'), { region: REGION });
  const shop = aShop(aws.url, { 'keyturn.yaml': PROJECT });
  mkdirSync(shop.config, { recursive: true, mode: 0o700 });
  const settings = { ...EMPTY, channels: channels(aws, shop) };
  writeFileSync(join(shop.config, 'config.json'), JSON.stringify(settings), { mode: 0o600 });
  const watching = startWatch(shop);
  await watching.next(isKind('written'));
  await isUp(shop);
  return {
    aws,
    shop,
    watching,
    written: (versionId) => watching.next(({ kind, to }) => kind === 'written' && to === versionId),
  };
}

/** A queue of the stand-in, empty. */
export function aQueue(
  aws: StandIn,
  name = 'keyturn',
): { readonly queueUrl: string; readonly channel: ChannelSettings } {
  const queueUrl = aws.queues.create(name, { region: REGION });
  return { queueUrl, channel: { kind: 'sqs', name, region: REGION, queueUrl } };
}

/** Messages that are in the queue, seen or not. */
export function messagesIn(aws: StandIn, queueUrl: string): number {
  const found = aws.queues.attributes(queueUrl, { region: REGION });
  return Number(found.ApproximateNumberOfMessages) + Number(found.ApproximateNumberOfMessagesNotVisible);
}
