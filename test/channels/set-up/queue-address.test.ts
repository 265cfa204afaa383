import { expect, test } from 'vitest';
import { parseQueueUrl } from '../../../main/channels/set-up/queues/queue-address.ts';
import { siblingUrl } from '../../../main/channels/sqs/queue-place.ts';
import { ProblemError } from '../../../main/domain/problem.ts';

test.each([
  ['https://sqs.eu-west-1.amazonaws.com/123456789012/watch', 'eu-west-1'],
  ['https://sqs.cn-north-1.amazonaws.com.cn/123456789012/watch', 'cn-north-1'],
  ['https://sqs-fips.us-gov-west-1.amazonaws.com/123456789012/watch', 'us-gov-west-1'],
  ['https://eu-central-1.queue.amazonaws.com/123456789012/watch', 'eu-central-1'],
  ['https://sqs.eu-west-1.api.aws/123456789012/watch', 'eu-west-1'],
  ['https://vpce-1a2b-3c.sqs.eu-west-3.vpce.amazonaws.com/123456789012/watch', 'eu-west-3'],
  ['http://127.0.0.1:4566/123456789012/watch', undefined],
  ['http://localhost:9324/000000000000/watch', undefined],
])('%s names account, queue and region', (url, region) => {
  const { name, region: found } = parseQueueUrl(url);
  expect([name, found]).toEqual(['watch', region]);
});

test.each([
  ['watch', 'That is not the URL of a queue.'],
  ['arn:aws:sqs:eu-west-1:123456789012:watch', 'The queue URL must begin with https://.'],
  ['http://sqs.eu-west-1.amazonaws.com/123456789012/watch', 'The queue URL must begin with https://.'],
  ['http://127.0.0.1.example.com/123456789012/watch', 'The queue URL must begin with https://.'],
  ['https://sqs.eu-west-1.amazonaws.com/watch', 'The queue URL does not end in /ACCOUNT/NAME.'],
  ['https://sqs.eu-west-1.amazonaws.com/123456789012/watch/more', 'The queue URL does not end in /ACCOUNT/NAME.'],
  ['https://sqs.eu-west-1.amazonaws.com/123456789012/wa%20tch', 'The queue URL does not end in /ACCOUNT/NAME.'],
  ['https://me:secret@sqs.eu-west-1.amazonaws.com/123456789012/watch', 'The queue URL has parts it cannot have.'],
  ['https://sqs.eu-west-1.amazonaws.com/123456789012/watch?Action=Delete', 'The queue URL has parts it cannot have.'],
])('%s is refused in one sentence', (url, sentence) => {
  try {
    parseQueueUrl(url);
    expect.unreachable();
  } catch (error) {
    const { problem } = error as ProblemError;
    expect([error instanceof ProblemError, problem.code, problem.message]).toEqual([true, 'configuration', sentence]);
  }
});

test('the dead-letter queue is a neighbour', () => {
  expect(siblingUrl('https://sqs.eu-west-1.amazonaws.com/1/watch', 'arn:aws:sqs:eu-west-1:1:watch-dlq')).toBe(
    'https://sqs.eu-west-1.amazonaws.com/1/watch-dlq',
  );
});
