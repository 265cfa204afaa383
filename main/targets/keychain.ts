import { KEYCHAIN_VARIABLE } from '../domain/desired.ts';
import type { Draft, Observed, Refusal, Setting } from '../domain/observed.ts';
import type { ProblemError } from '../domain/problem.ts';
import { Sealed } from '../domain/sealed.ts';
import { placeName } from '../domain/watch.ts';
import { fileProblem } from './file-problem.ts';
import {
  type KeychainAccess,
  type KeychainOptions,
  type KeychainState,
  keychainProblem,
  openKeychain,
} from './keychain-access.ts';
import type { Decide, KeychainPlace, PlaceTarget } from './place-target.ts';

export type { KeychainState } from './keychain-access.ts';

export type KeychainTarget = PlaceTarget<KeychainPlace> & { probe(): Promise<KeychainState> };

/** Bytes: CRED_MAX_CREDENTIAL_BLOB_SIZE, 5 * 512, in wincred.h; keytar_win.cc stores the UTF-8 bytes. */
const WINDOWS_LIMIT = 2560;
const MOST_ROUNDS = 4;

function reasonAgainst(value: Sealed): string | undefined {
  // keytar itself rejects the empty value; libsecret ends a value at a NUL.
  if (value.isEmpty) return 'a keychain cannot keep an empty value';
  if (value.reveal().includes('\0')) return 'a keychain cannot keep a NUL';
  return value.reveal().isWellFormed() ? undefined : 'the value is not valid Unicode';
}

function refusalOf({ name, value }: Setting): Refusal | undefined {
  const reason = reasonAgainst(value);
  return reason === undefined ? undefined : { name, reason, wayOut: 'pick another field, or write to an env file' };
}

/** The one variable is `value`. An empty draft is an item to remove: none can be empty. */
function observe(held: Sealed | undefined): Observed {
  return {
    exists: held !== undefined,
    standing: (name) => (name === KEYCHAIN_VARIABLE ? held : undefined),
    isFilled: (name) => name === KEYCHAIN_VARIABLE && held !== undefined && !held.isEmpty,
    holds: ({ name, value }) => name === KEYCHAIN_VARIABLE && held !== undefined && held.equals(value),
    draft(settings, { removals }): Draft {
      const refused = settings.flatMap((setting) => refusalOf(setting) ?? []);
      const value = settings.find((setting) => setting.name === KEYCHAIN_VARIABLE && !refusalOf(setting))?.value;
      const rest = removals.some(({ name }) => name === KEYCHAIN_VARIABLE) ? undefined : held;
      return {
        content: () => value ?? rest ?? new Sealed(''),
        standing: (name) => (name === KEYCHAIN_VARIABLE ? value : undefined),
        refused,
      };
    },
  };
}

function checkLength(place: KeychainPlace, content: Sealed): void {
  const bytes = Buffer.byteLength(content.reveal());
  if (bytes <= WINDOWS_LIMIT) return;
  const message = `${placeName(place)} would get ${bytes} bytes, and Windows keeps at most ${WINDOWS_LIMIT} in one item.`;
  throw fileProblem('value-too-long', message, 'Pick one field with `field`, or write to an env file.');
}

async function store(access: KeychainAccess, { service, account }: KeychainPlace, content: Sealed): Promise<void> {
  if (content.isEmpty) await access.call((keytar) => keytar.deletePassword(service, account));
  else await access.call((keytar) => keytar.setPassword(service, account, content.reveal()));
}

/** What stands there, or nothing. Raises ProblemError `keychain-locked`, `keychain-unavailable`. */
type Read = (place: KeychainPlace) => Promise<Sealed>;

/** A locked keyring says "no such item" instead of "locked", so absence is believed only after a probe. */
function reader(access: KeychainAccess, platform: NodeJS.Platform): Read {
  let isTrusted = false;
  const prove = async () => {
    isTrusted = false;
    const state = await access.probe();
    if (state !== 'available') throw keychainProblem(state, platform);
    isTrusted = true;
  };
  return async ({ service, account }) => {
    if (!isTrusted) await prove();
    try {
      const read = () => access.call((keytar) => keytar.getPassword(service, account));
      const held = await read();
      if (held !== null) return new Sealed(held);
      await prove();
      return new Sealed((await read()) ?? '');
    } catch (error) {
      isTrusted = false;
      throw error;
    }
  };
}

function notKept(place: KeychainPlace): ProblemError {
  const cure = 'Look at the item in your keychain program; it is tried again.';
  return fileProblem('write-failed', `${placeName(place)} holds something else than was written.`, cure);
}

type Change = { readonly place: KeychainPlace; readonly decide: Decide; readonly platform: NodeJS.Platform };

async function change({ place, decide, platform }: Change, access: KeychainAccess, read: Read): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = await read(place);
    const wish = decide(observe(before.isEmpty ? undefined : before));
    const content = wish?.content();
    if (!wish || !content || content.equals(before)) return;
    if (platform === 'win32') checkLength(place, content);
    await wish.intent;
    if (!(await read(place)).equals(before)) continue;
    await store(access, place, content);
    if ((await read(place)).equals(content)) return;
    throw notKept(place);
  }
  throw notKept(place);
}

/** Items of the OS keychain, of which none can be empty. Raises ProblemError; the item then holds what it held. */
export function createKeychainTarget(options: KeychainOptions): KeychainTarget {
  const access = openKeychain(options);
  const { platform } = options;
  const read = reader(access, platform);
  return {
    probe: access.probe,
    async observe(place) {
      const held = await read(place);
      return observe(held.isEmpty ? undefined : held);
    },
    change: (place, decide) => change({ place, decide, platform }, access, read),
  };
}
