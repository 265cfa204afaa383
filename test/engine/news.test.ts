import { expect, test } from 'vitest';
import type { SecretNews } from '../../main/domain/hint.ts';
import { BUSY, listening } from './listening.ts';
import { aWatch } from './setup.ts';

const NEWS: readonly SecretNews[] = [
  'rotation started',
  'rotation cancelled',
  'rotation failed',
  'rotation abandoned',
  'old version deleted',
];

test.each(NEWS)('%s is told and kept, and is never told as a change', async (news) => {
  const { hearing, source, kinds, kept, clock } = await listening();
  hearing.notice({ secret: 'dev/db', news, at: 1 }, 'sqs');
  await clock.advance(1000);
  expect(kinds()).toEqual(['noticed']);
  expect(kept.at(-1)).toMatchObject({
    kind: 'noticed',
    secret: 'dev/db',
    region: 'eu-west-1',
    notice: news,
    cause: 'sqs',
  });
  expect(source.calls).toEqual([]);
});

test('a rotation that failed is a problem with a cure; one that started is none', async () => {
  const { hearing, events } = await listening();
  hearing.notice({ secret: 'dev/db', news: 'rotation started', at: 1 }, 'webhook');
  hearing.notice({ secret: 'dev/db', news: 'rotation failed', at: 2 }, 'webhook');
  expect(events.map(({ problem }) => problem?.code)).toEqual([undefined, 'rotation-failed']);
});

test('what happens to a secret that nobody watches is not told', async () => {
  const { hearing, events } = await listening();
  hearing.notice({ secret: 'dev/other', news: 'deleted', at: 1 }, 'sqs');
  expect(events).toEqual([]);
});

test('what a queue delivers twice is told once, and once for all labels of a secret', async () => {
  const { hearing, kinds } = await listening({ watches: [aWatch(), aWatch({ label: 'AWSPREVIOUS', targets: [] })] });
  for (let turn = 0; turn < 3; turn += 1) hearing.notice({ secret: 'dev/db', news: 'rotation failed', at: 7 }, 'sqs');
  hearing.notice({ secret: 'dev/db', news: 'rotation failed', at: 8 }, 'sqs');
  expect(kinds()).toEqual(['noticed', 'noticed']);
});

test.each(['deleted', 'restored'] as const)('%s is followed by a check, whose outcome tells', async (news) => {
  const { hearing, source, kinds, clock } = await listening();
  source.fail('dev/db', BUSY);
  hearing.notice({ secret: 'dev/db', news, at: clock.now() }, 'sqs');
  await clock.advance(0);
  expect(source.calls).toEqual(['describe dev/db']);
  expect(kinds()).toEqual(['noticed', 'failed']);
});
