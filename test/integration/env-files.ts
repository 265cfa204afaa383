import { join } from 'node:path';
import { READERS, type ReaderName } from '../../main/domain/readers.ts';
import { findOracles, type Oracle } from '../readers/oracles.ts';
import { partIsRequired } from '../support/require.ts';
import type { Shop } from './a-shop.ts';

const { oracles, missing } = findOracles();
if (partIsRequired('readers') && missing.length > 0) throw new Error(`missing readers: ${missing.join(', ')}`);

function oraclesOf(readers: readonly ReaderName[]): Oracle[] {
  return oracles.filter((oracle) => readers.includes(oracle.reader) && !oracle.name.startsWith('system node'));
}

/** What each real program of these readers reads out of a file, for the names asked about. */
export function readByAll(
  { cwd }: Pick<Shop, 'cwd'>,
  file: string,
  { names, readers = READERS }: { readonly names: readonly string[]; readonly readers?: readonly ReaderName[] },
): Record<string, Record<string, string | undefined>> {
  const readings = oraclesOf(readers).map(({ name, read }) => {
    const [reading] = read([join(cwd, file)]);
    return [name, Object.fromEntries(names.map((one) => [one, reading?.[one]]))] as const;
  });
  return Object.fromEntries(readings);
}

/** The same answer from each of them. */
export function agreedBy(
  values: Readonly<Record<string, string>>,
  readers: readonly ReaderName[] = READERS,
): Record<string, Record<string, string>> {
  return Object.fromEntries(oraclesOf(readers).map(({ name }) => [name, values]));
}
