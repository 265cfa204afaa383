import { counted } from './shell.ts';

export const COMPARE = 'Compare';
export const KEEP_MINE = 'Keep mine';
export const TAKE_AWS = 'Take AWS';
export const SIGN_IN = 'Sign in';
export const COPY_COMMAND = 'Copy command';
export const COPY_POLICY = 'Copy policy';
export const COPIED = 'Copied';
export const CHECK_AGAIN = 'Check again';
export const CREATE_AGAIN = 'Create again';
export const REMOVE_TARGET = 'Remove target';
export const REMOVE_SURE = 'Remove from keyturn.yaml';
export const SHOW_TARGET = 'Show target';
export const TRY_NOW = 'Try now';
export const UNLOCK = 'Unlock';
export const REVIEW = 'Review';
export const OPEN_FILE = 'Open file';
export const COPY_PATH = 'Copy path';

export const UNHARMED = {
  conflict: 'Nothing was overwritten.',
  edited: 'Your edit stays.',
  shared: 'Files keep the last good values. Checks resume by themselves after sign-in.',
  gone: 'It is not created again by itself.',
  written: 'The old file is whole.',
  locked: 'Its values wait. Unlock checks again, and the system asks for the password.',
  trust: 'Nothing of it runs until you trust this list.',
  invalid: 'The last good version stays in force.',
};

export const affected = (number: number): string =>
  `${counted(number, 'secret')} ${number === 1 ? 'is' : 'are'} affected, the others go on.`;

export const edited = (keys: readonly string[], file: string): string =>
  `${keys.map((key) => `\`${key}\``).join(', ')} ${keys.length === 1 ? 'was' : 'were'} edited in \`${file}\`; AWS has no new version.`;
