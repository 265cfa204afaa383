import { expect, test } from 'vitest';
import { Meter } from '../../main/engine/meter.ts';

test('every call of every API has its price, told without crumbs', () => {
  const meter = new Meter();
  meter.add('DescribeSecret', 'dev', 6);
  meter.add('GetSecretValue', 'dev');
  meter.add('ListSecrets', 'prod', 10_000);
  expect(meter.counts()).toEqual([
    { api: 'DescribeSecret', profile: 'dev', count: 6, dollars: 0.00003 },
    { api: 'GetSecretValue', profile: 'dev', count: 1, dollars: 0.000005 },
    { api: 'ListSecrets', profile: 'prod', count: 10_000, dollars: 0.05 },
  ]);
});

test('a month begins at nothing', () => {
  const meter = new Meter();
  meter.add('DescribeSecret', 'dev');
  meter.reset();
  expect(meter.counts()).toEqual([]);
});
