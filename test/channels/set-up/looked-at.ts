import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openAws } from '../../../main/aws/aws.ts';
import { createSetUp } from '../../../main/channels/set-up/set-up.ts';
import type { Hop } from '../../../main/domain/channel-set-up.ts';
import type { ChannelSettings } from '../../../main/domain/channel-settings.ts';
import { machineClock } from '../../../main/machine-clock.ts';
import { emptyFolder, KEYS, REGION } from '../../support/keyturn-process.ts';

/** Set-up against one server, with nothing of this machine. */
export function setUpAt(url: string) {
  const home = emptyFolder();
  const [config, keys] = [join(home, 'config'), join(home, 'keys')];
  writeFileSync(config, `[default]\nregion = ${REGION}\nendpoint_url = ${url}\n`);
  const { accessKeyId, secretAccessKey } = KEYS;
  writeFileSync(keys, `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`);
  const environment = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: keys };
  const aws = openAws({ environment, homeDirectory: home, onCall: () => undefined });
  onTestFinished(() => aws.close());
  return createSetUp({ aws, clock: machineClock });
}

const NOTHING_RUNS = { isRunning: false, onMarked: () => () => undefined };
const WATCHED = { secret: 'dev/shop/database', label: 'AWSCURRENT' };

type Question = { readonly url: string; readonly channel: ChannelSettings };

/** Every hop as a test tells it. `secret`: undefined for none. */
export async function lookedAt({ url, channel }: Question, secret: { secret: string; label: string } | null = WATCHED) {
  const hops: Hop[] = [];
  const signal = new AbortController().signal;
  await setUpAt(url).look({
    channel,
    secret: secret ?? undefined,
    arrivals: NOTHING_RUNS,
    tell: (hop) => hops.push(hop),
    signal,
  });
  return {
    hops,
    broken: hops.flatMap(({ hop, state }) => (state === 'broken' ? hop : [])),
    unseen: hops.flatMap(({ hop, state }) => (state === 'could not look' ? hop : [])),
  };
}
