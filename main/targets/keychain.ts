import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { KEYCHAIN_VARIABLE } from '../domain/desired.ts';
import type { Draft, Observed, Refusal, Setting } from '../domain/observed.ts';
import { type Problem, ProblemError } from '../domain/problem.ts';
import { Sealed } from '../domain/sealed.ts';
import type { Place } from '../domain/watch.ts';

export type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>;

export type KeychainState = 'available' | 'locked' | 'unavailable';

type KeychainPlace = Extract<Place, { kind: 'keychain' }>;

type Options = {
  readonly platform: NodeJS.Platform;
  readonly loadKeytar: () => Promise<Keytar | { readonly default: Keytar }>;
  readonly probeMs?: number;
};

const PROBE_SERVICE = 'keyturn-probe';
/** Windows Credential Manager, CRED_MAX_CREDENTIAL_BLOB_SIZE in wincred.h: bytes. */
const WINDOWS_LIMIT = 2560;

const CURES: Readonly<Record<Exclude<KeychainState, 'available'>, Readonly<Record<string, string>>>> = {
  locked: {
    linux: 'Unlock the login keyring (it opens with your session), then run `keyturn once`.',
    darwin: 'Unlock the login keychain, then run `keyturn once`.',
  },
  unavailable: {
    linux: 'Install libsecret and a Secret Service such as gnome-keyring, or write to an env file instead.',
  },
};

function problemOf(state: Exclude<KeychainState, 'available'>, platform: string): Problem {
  const cure = CURES[state][platform] ?? 'Sign in to your desktop session, or write to an env file instead.';
  return state === 'locked'
    ? { code: 'keychain-locked', message: 'The keychain is locked. Nothing was written.', cure }
    : { code: 'keychain-unavailable', message: 'There is no keychain to write to. Nothing was written.', cure };
}

function refusalOf({ name, value }: Setting, platform: string): Refusal | undefined {
  if (platform !== 'win32' || Buffer.byteLength(value.reveal()) <= WINDOWS_LIMIT) return undefined;
  return {
    name,
    reason: `is longer than the ${WINDOWS_LIMIT} bytes that Windows keeps in one item`,
    wayOut: 'pick one field with `field`, or write to an env file',
  };
}

/** One item holds one value, so the last setting is the whole content. */
function observe(held: Sealed | undefined, platform: string): Observed {
  return {
    exists: held !== undefined,
    standing: (name) => (name === KEYCHAIN_VARIABLE ? held : undefined),
    isFilled: () => held !== undefined && !held.isEmpty,
    holds: ({ value }) => held?.equals(value) ?? false,
    draft(settings): Draft {
      const refused = settings.flatMap((setting) => refusalOf(setting, platform) ?? []);
      const value = settings.find((setting) => !refusalOf(setting, platform))?.value;
      const standing = new Map(value ? [[KEYCHAIN_VARIABLE, value]] : []);
      return { content: value ?? held ?? new Sealed(''), standing, refused };
    },
  };
}

async function probeWith(keytar: Keytar): Promise<KeychainState> {
  const account = randomUUID();
  try {
    await keytar.setPassword(PROBE_SERVICE, account, account);
    const read = await keytar.getPassword(PROBE_SERVICE, account);
    await keytar.deletePassword(PROBE_SERVICE, account);
    return read === account ? 'available' : 'unavailable';
  } catch (error) {
    // libsecret has no code for it; the words are those of the Secret Service (freedesktop.org).
    const isLocked = error instanceof Error && /locked|collection|prompt/i.test(error.message);
    return isLocked ? 'locked' : 'unavailable';
  }
}

/** The OS keychain through keytar: asked first whether it is there, never replaced by something else. */
export class Keychain {
  readonly #options: Options;
  #keytar: Promise<Keytar | undefined> | undefined;
  #isAvailable = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Writes, reads and removes an item of its own; answers within two seconds. */
  async probe(): Promise<KeychainState> {
    const keytar = await this.#load();
    if (!keytar) return 'unavailable';
    // Behind a locked keyring stands a dialog that nobody may ever answer.
    const silence = delay(this.#options.probeMs ?? 2000, 'locked' as const, { ref: false });
    return Promise.race([probeWith(keytar), silence]);
  }

  /** Raises ProblemError `keychain-locked` or `keychain-unavailable`. */
  observe(place: KeychainPlace): Promise<Observed> {
    return this.#guarded((keytar) => this.#read(keytar, place));
  }

  /** The same; then nothing was written. */
  change(place: KeychainPlace, decide: (observed: Observed) => Draft | undefined): Promise<void> {
    return this.#guarded(async (keytar) => {
      const draft = decide(await this.#read(keytar, place));
      if (draft) await keytar.setPassword(place.service, place.account, draft.content.reveal());
    });
  }

  #load(): Promise<Keytar | undefined> {
    this.#keytar ??= this.#options.loadKeytar().then(
      (loaded) => ('default' in loaded ? loaded.default : loaded),
      () => undefined,
    );
    return this.#keytar;
  }

  async #read(keytar: Keytar, { service, account }: KeychainPlace): Promise<Observed> {
    const held = await keytar.getPassword(service, account);
    return observe(held === null ? undefined : new Sealed(held), this.#options.platform);
  }

  async #guarded<T>(work: (keytar: Keytar) => Promise<T>): Promise<T> {
    const { platform } = this.#options;
    const state = this.#isAvailable ? 'available' : await this.probe();
    const keytar = await this.#load();
    if (state !== 'available') throw new ProblemError(problemOf(state, platform));
    if (!keytar) throw new ProblemError(problemOf('unavailable', platform));
    this.#isAvailable = true;
    try {
      return await work(keytar);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      this.#isAvailable = false;
      throw new ProblemError(problemOf('locked', platform));
    }
  }
}
