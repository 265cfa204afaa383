import type { ChannelRow, ChannelState, HopRow, RouteRow } from '../../preload/channel-views.ts';
import { ago, moment } from '../times.ts';
import { counted } from './shell.ts';

export const words = {
  title: 'Channels',
  yours: 'Channels of this machine',
  none: 'No channel yet, so AWS is asked now and then. With one, a rotation reaches your files as an event, within a second.',
  add: 'Add a queue that exists',
  make: 'Make a queue in AWS',
  hook: 'Add a webhook',
  queueUrl: 'Queue URL',
  profile: 'Profile',
  region: 'Region',
  name: 'Name',
  prefixes: 'Secrets whose names begin with (all when empty)',
  port: 'Port (a free one when empty)',
  topic: 'ARN of the SNS topic',
  file: 'File with the relay key, whole path',
  addQueue: 'Add queue',
  addHook: 'Add webhook',
  look: 'Show what it would make',
  deploy: 'Make it in AWS',
  cancel: 'Not now',
  test: 'Test',
  testing: 'Testing…',
  redrive: 'Move back',
  remove: 'Remove',
  address: 'Address',
  from: 'From',
  heard: 'Events',
  unknown: 'Not understood',
  letters: 'Dead letters',
  noUnknown: 'none',
  resources: 'What it would make',
  hopNames: ['', 'Hop', 'Found'],
} as const;

export const hopsCaption = (name: string): string => `Each hop on the way to ${name}`;
export const testOf = (name: string): string => `Test ${name}`;
export const removeOf = (name: string) => (word: string) => `${word}: ${name}`;
/** Says what goes in AWS too. */
export const sureOf = ({ stack }: ChannelRow): string =>
  stack === undefined ? 'Remove it here; AWS keeps its queue' : `Remove it, and the stack ${stack} in AWS`;

export const KINDS: Record<ChannelRow['kind'], string> = { sqs: 'queue', webhook: 'webhook' };
export const HOP_STATES: Record<HopRow['state'], string> = {
  ok: 'works',
  broken: 'broken',
  'could not look': 'could not look',
};
export const KIND_OF_HOP: Readonly<Record<string, string>> = {
  'marked message': 'test message',
  listener: 'webhook',
};

export function stateLine(state: ChannelState, now: number): string {
  switch (state.kind) {
    case 'up':
      return `up since ${moment(state.since, now)}`;
    case 'down':
      return `down since ${moment(state.since, now)}`;
    default:
      return state.kind;
  }
}

export function heardLine({ hints, lastHintAt }: ChannelRow, now: number): string {
  return lastHintAt === undefined ? 'none yet' : `${counted(hints, 'event')}, the last ${ago(lastHintAt, now)}`;
}

export const fromLine = ({ profile, region }: ChannelRow): string =>
  [profile ?? 'default credentials', region].filter(Boolean).join(', ');

export const movedLine = (count: number): string => `${counted(count, 'message')} moved back.`;

/** How changes of a watch are learned; the reason follows where there is one. */
export function routeLine(route: RouteRow | undefined, now: number): string {
  if (route === undefined) return 'poll';
  return route.kind === 'sweep only' ? `sweep only since ${moment(route.since, now)}` : route.kind;
}

/** At most one sentence for the head. */
export function answerLine(rows: readonly ChannelRow[]): string {
  const down = rows.filter(({ state }) => state.kind === 'down').length;
  if (rows.length === 0) return 'Changes are learned by asking.';
  return down === 0
    ? `${counted(rows.length, 'channel')}, none down.`
    : `${counted(down, 'channel')} down; files are kept by sweeps.`;
}
