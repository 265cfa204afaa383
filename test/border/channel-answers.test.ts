import { expect, test } from 'vitest';
import { openBorder } from '../../main/border/border.ts';
import type { Line } from '../../main/session/lines.ts';
import type { Request } from '../../main/session/requests.ts';
import { borderPorts } from './a-border.ts';

const DENIED: Line = { problem: { code: 'access-denied', message: 'IAM denies it.', cure: 'Ask for it.' } };
const ROWS: Line = {
  channels: [{ name: 'mia', kind: 'sqs', address: 'https://q', state: { kind: 'not running' }, hints: 0, unknown: [] }],
};

/** A border whose owner says these lines about channels. */
function aBorder(lines: readonly Line[]) {
  const asked: Request[] = [];
  const { ports } = borderPorts({
    async carry({ request, send }) {
      asked.push(request);
      if (request.command === 'channels') for (const line of lines) send(line);
      return 0;
    },
  });
  return { border: openBorder(ports), asked };
}

test('a dead-letter queue that cannot be asked keeps no channel off the page', async () => {
  const { border } = aBorder([DENIED, ROWS]);
  expect(await border.ask('getChannels', undefined)).toMatchObject({ ok: true, value: [{ name: 'mia' }] });
});

test('without channels the page says why', async () => {
  const { border } = aBorder([DENIED]);
  expect(await border.ask('getChannels', undefined)).toMatchObject({ ok: false, problem: { code: 'access-denied' } });
});

test('an act that had a problem failed, whatever else was told', async () => {
  const { border } = aBorder([DENIED, ROWS]);
  const draft = { kind: 'sqs', queueUrl: 'https://q' };
  expect(await border.ask('addChannel', draft)).toMatchObject({ ok: false, problem: { code: 'access-denied' } });
});

test('what CloudFormation is at is passed on', async () => {
  const progress = {
    id: 'Queue',
    type: 'AWS::SQS::Queue',
    status: 'CREATE_COMPLETE',
    isDone: true,
    isFailed: false,
    at: 0,
  };
  const { border } = aBorder([{ stackProgress: progress }, ROWS]);
  const heard: string[] = [];
  border.on('channelTold', ({ text }) => heard.push(text));
  await border.ask('deployChannel', { name: 'keyturn-mia', prefixes: [] });
  expect(heard).toEqual(['Queue: CREATE_COMPLETE']);
});
