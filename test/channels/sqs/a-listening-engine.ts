import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openAws } from '../../../main/aws/aws.ts';
import { createSqsChannel, type Rhythm } from '../../../main/channels/sqs/sqs-channel.ts';
import type { ChannelState } from '../../../main/domain/channel.ts';
import { Engine } from '../../../main/engine/engine.ts';
import type { Clock, Hearing } from '../../../main/engine/ports.ts';
import { machineClock } from '../../../main/machine-clock.ts';
import { createSecretsManagerSource } from '../../../main/sources/aws/secrets-manager.ts';
import { openLedger } from '../../../main/storage/ledger-file.ts';
import { createTargets } from '../../../main/targets/places.ts';
import { aHome, KEYS } from '../../aws/aws-home.ts';
import { aTarget, aWatch } from '../../engine/setup.ts';
import { REGION } from './a-channel.ts';

export const SECRET = 'dev/db';

export function secretText(password: string): string {
  return JSON.stringify({ user: 'ann', password });
}

export type EngineWishes = {
  /** Of Secrets Manager and SQS. */
  readonly endpoints: { readonly secrets: string; readonly sqs: string };
  readonly queueUrl: string;
};

export type ListenWishes = {
  readonly clock?: Clock;
  readonly rhythm?: Rhythm;
  readonly through?: (hearing: Hearing) => Hearing;
};

/** The engine over its real parts, with one watch that writes `.env` of a folder of its own, and channels that speak to it. */
export function anEngineAtWork({ endpoints, queueUrl }: EngineWishes) {
  const { home } = aHome({
    ...KEYS,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secrets,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
  });
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-push-'));
  const file = join(folder, '.env');
  writeFileSync(file, '# mine\nDB_USER=\nDB_PASSWORD=\n', { mode: 0o600 });
  const calls: string[] = [];
  const aws = openAws({ environment: process.env, homeDirectory: home, onCall: ({ api }) => calls.push(api) });
  const source = createSecretsManagerSource(aws);
  const ledger = openLedger({ directory: mkdtempSync(join(folder, 'state-')), now: machineClock.now });
  const history = { append: () => undefined };
  const engine = new Engine({ source, target: createTargets(), ledger, history, clock: machineClock });
  const target = aTarget({ file, onConflict: 'take' });
  engine.load([{ ...aWatch({ secret: SECRET, targets: [target] }), project: folder }]);
  const closings: (() => Promise<void>)[] = [];
  onTestFinished(async () => {
    for (const close of closings) await close();
    await engine.stop();
    source.close();
    rmSync(folder, { recursive: true, force: true });
  });
  /** A channel at work, until `stop`. */
  const listen = ({ clock = machineClock, rhythm, through = (hearing) => hearing }: ListenWishes = {}) => {
    const settings = { kind: 'sqs', name: 'events', region: REGION, queueUrl } as const;
    const channel = createSqsChannel({ settings, aws, clock, ...(rhythm && { rhythm }) });
    const states: ChannelState[] = [];
    const marks: string[] = [];
    const hearing = engine.hearing(channel);
    const noted: Hearing = {
      ...hearing,
      state: (state) => {
        states.push(state);
        hearing.state(state);
      },
      marked: (id) => void marks.push(id),
    };
    const controller = new AbortController();
    const running = channel.run(through(noted), controller.signal);
    const stop = async (): Promise<void> => {
      controller.abort();
      await running;
      engine.leave(channel);
    };
    closings.push(stop);
    return { states, marks, stop, last: () => states.at(-1)?.kind };
  };
  const env = (): string => readFileSync(file, 'utf8');
  return { engine, env, calls, listen };
}

/** What `.env` says once the secret is there with this password. */
export function envWith(password: string): string {
  return `# mine\nDB_USER=ann\nDB_PASSWORD=${password}\n`;
}
