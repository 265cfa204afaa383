import { describe, expect, test } from 'vitest';
import { observeEnv } from '../../main/domain/env-observed.ts';
import { READERS, type ReaderName } from '../../main/domain/readers.ts';
import { Sealed } from '../../main/domain/sealed.ts';

describe('what stands there', () => {
  const observed = observeEnv(new Sealed('A=1 # c\nA="2"\nE=""\nF=\nexport S=\'x y\'\r\n'));
  const holds = (name: string, value: string, readers: readonly ReaderName[]): boolean =>
    observed.holds({ name, value: new Sealed(value), readers });

  test('is reported as spelled, without comments', () => {
    expect([observed.standing('A')?.reveal(), observed.standing('F')?.reveal(), observed.standing('N')]).toEqual([
      '1\0"2"',
      '',
      undefined,
    ]);
  });

  test('is filled unless it is nothing or empty quotes', () => {
    expect(['A', 'E', 'F', 'N'].map((name) => observed.isFilled(name))).toEqual([true, false, false, false]);
  });

  test('holds a value only when every occurrence is read so by every reader', () => {
    expect([
      holds('S', 'x y', ['dotenv', 'node', 'python-dotenv']),
      holds('S', 'x y', ['shell']),
      holds('A', '1', ['dotenv']),
      holds('E', '', READERS),
    ]).toEqual([true, false, false, true]);
  });
});
