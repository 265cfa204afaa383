import type { KeyRow } from '../../preload/views.ts';
import { counted } from './shell.ts';

/** As the engine names it: what stands in the file never came from Keyturn. */
const NOT_OURS = 'not ours';

const IN_FILE: Partial<Record<KeyRow['change'], string>> = {
  conflict: 'edited',
  'edited here': 'edited',
  kept: 'kept',
};
const IN_AWS: Partial<Record<KeyRow['change'], string>> = {
  conflict: 'new',
  'edited here': 'as before',
  update: 'new',
  new: 'new',
};

export const inFile = ({ change, reason }: KeyRow): string => (reason === NOT_OURS ? 'yours' : (IN_FILE[change] ?? ''));
export const inAws = ({ change, reason }: KeyRow): string => (reason === NOT_OURS ? 'another' : (IN_AWS[change] ?? ''));

export const choose = {
  conflict: 'your edit and a new version meet',
  drift: 'edited here',
  adoption: 'differs from AWS',
  conflictNote: 'Nothing was overwritten.',
  adoptionNote: 'Keyturn did not write it and did not touch it.',
  driftNote: 'AWS has no new version. Your edit stays.',
  keep: 'Keep mine',
  take: 'Take AWS',
  keepAll: 'Keep all mine',
  takeAll: 'Take all from AWS',
  apply: 'Apply',
  equal: 'equal, nothing to choose',
  follows: 'follows once the rest is chosen',
  done: 'Applied.',
  caption: (name: string) => `Variables of ${name}, values masked`,
  open: (number: number) =>
    number === 0 ? 'Every variable has a choice.' : `${counted(number, 'variable')} without a choice yet`,
} as const;
