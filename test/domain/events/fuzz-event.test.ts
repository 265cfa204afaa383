import { expect, test } from 'vitest';
import { readEvent } from '../../../main/domain/read-event.ts';
import { fuzz } from './mutations.ts';

type Reading = ReturnType<typeof readEvent>;

test('100,000 changed events: nothing is thrown, and no hint is wrong', () => {
  expect(fuzz(100_000, readEvent)).toEqual([]);
});

test('a reader that trusts any source is caught', () => {
  const trusting = (text: string): Reading =>
    readEvent(text.replace(/"source":"[^"]*"/, '"source":"aws.secretsmanager"'));
  expect(fuzz(100_000, trusting)).toContain('a hint of another source');
});

test('a reader that takes a started rotation for a new value is caught', () => {
  const hasty = (text: string): Reading =>
    readEvent(text.replace('"eventName":"RotateSecret"', '"eventName":"UpdateSecret"'));
  expect(fuzz(100_000, hasty)).toContain('news told as a new value');
});

test('a reader that takes an ARN from anywhere is caught', () => {
  const greedy = (text: string): Reading => {
    const secret = /arn:aws:secretsmanager:[\w:/-]+/.exec(text)?.[0];
    const reading = readEvent(text);
    return reading.kind === 'hint' && secret !== undefined
      ? { kind: 'hint', hint: { ...reading.hint, secret } }
      : reading;
  };
  expect(fuzz(100_000, greedy)).toContain('a secret from where none is named');
});

test('a reader that throws at what is no JSON is caught', () => {
  const strict = (text: string): Reading => {
    JSON.parse(text);
    return readEvent(text);
  };
  expect(fuzz(1000, strict)).toContain('threw');
});
