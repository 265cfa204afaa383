import { describe, expect, test } from 'vitest';
import { readEvent } from '../../../main/domain/read-event.ts';
import { ROWS } from './fixtures.ts';
import { NOTHING } from './nothing.ts';
import { ARN, NATIVE } from './shapes.ts';

describe('what events mean', () => {
  test.each(ROWS)('%s', (_, event, reading) => {
    expect(readEvent(JSON.stringify(event))).toEqual(reading);
  });

  test.each(NOTHING)('nothing: %s', (_, event, what) => {
    expect(readEvent(JSON.stringify(event))).toEqual({ kind: 'unknown', what });
  });
});

test('text that is no JSON, empty, too large or endlessly nested is named and quoted nowhere', () => {
  const whats = ['', 'hunter2', '{"source":', 'x'.repeat(1024 * 1024 + 1), '['.repeat(100_000), 'null'].map(readEvent);
  expect(whats.map((one) => one.kind)).toEqual(Array(6).fill('unknown'));
  expect(JSON.stringify(whats)).not.toContain('hunter2');
});

test('fields of a prototype are no fields', () => {
  const text = `{"__proto__":${JSON.stringify(NATIVE)}}`;
  expect(readEvent(text)).toEqual({ kind: 'unknown', what: 'a JSON object that names no secret' });
  expect(Object.hasOwn(Object.prototype, 'source')).toBe(false);
});

test('a forwarded event is where its ARN says, not where it was forwarded to', () => {
  const reading = readEvent(JSON.stringify({ ...NATIVE, region: 'us-east-1', account: '999999999999' }));
  expect(reading).toMatchObject({ hint: { secret: ARN, region: 'eu-west-1', account: '123456789012' } });
});
