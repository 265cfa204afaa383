import { onTestFinished } from 'vitest';
import { type Aws, openAws } from '../../../main/aws/aws.ts';
import { createSqsChannel, type Rhythm } from '../../../main/channels/sqs/sqs-channel.ts';
import type { SqsSettings } from '../../../main/domain/channel-settings.ts';
import type { Clock, Hearing } from '../../../main/engine/ports.ts';
import { machineClock } from '../../../main/machine-clock.ts';
import { aHome, KEYS } from '../../aws/aws-home.ts';
import { FakeHearing } from '../../support/fake-hearing.ts';

export const REGION = 'eu-west-1';
export const ACCOUNT = '111122223333';

/** Short, for servers whose time cannot be turned. */
export const QUICK: Rhythm = { waitSeconds: 1, visibilitySeconds: 1 };

/** As EventBridge delivers it (Secrets Manager user guide, "Secret Label Updated"). */
export function labelMoved(name: string, versionId: string, time = '2026-11-24T08:00:00Z'): string {
  return JSON.stringify({
    version: '0',
    id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
    'detail-type': 'Secret Label Updated',
    source: 'aws.secretsmanager',
    account: ACCOUNT,
    time,
    region: REGION,
    resources: [`arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:${name}-a1b2c3`],
    detail: { name, labelUpdated: 'AWSCURRENT', versionId },
  });
}

/** AWS at this endpoint, with keys in the environment. */
export function anAws(url: string, variables: Record<string, string> = KEYS): Aws {
  const { home } = aHome({ ...variables, AWS_ENDPOINT_URL: url });
  const aws = openAws({ environment: process.env, homeDirectory: home, onCall: () => undefined });
  onTestFinished(() => aws.close());
  return aws;
}

export type ChannelWishes = {
  readonly aws: Aws;
  readonly queueUrl: string;
  readonly clock?: Clock;
  readonly rhythm?: Rhythm;
  readonly settings?: Partial<SqsSettings>;
  /** Between the channel and `hearing`: how a broken one is made. */
  readonly through?: (hearing: Hearing) => Hearing;
};

/** A channel that runs until the test is over, or until `stop`. */
export function aChannel({ aws, queueUrl, clock = machineClock, rhythm = QUICK, settings, through }: ChannelWishes) {
  const hearing = new FakeHearing();
  const controller = new AbortController();
  const channel = createSqsChannel({
    settings: { kind: 'sqs', name: 'events', region: REGION, queueUrl, ...settings },
    aws,
    clock,
    rhythm,
  });
  const running = channel.run(through?.(hearing) ?? hearing, controller.signal);
  const stop = (): Promise<void> => {
    controller.abort();
    return running;
  };
  onTestFinished(stop);
  return { channel, hearing, stop };
}
