import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Problem, ProblemError } from '../domain/problem.ts';

export type Keytar = Pick<typeof import('keytar'), 'getPassword' | 'setPassword' | 'deletePassword'>;

export type KeychainState = 'available' | 'locked' | 'unavailable';

export type KeychainOptions = {
  /** Imported at the first use: the native part needs libsecret on Linux. */
  readonly loadKeytar: () => Promise<Keytar | { readonly default: Keytar }>;
  readonly platform: NodeJS.Platform;
  /** Milliseconds until silence counts as a prompt that nobody answers. */
  readonly probeTimeoutMs?: number;
};

export type KeychainAccess = {
  /** Writes, reads and removes an item of its own. */
  probe(): Promise<KeychainState>;
  /** Raises ProblemError `keychain-locked`, `keychain-unavailable`. */
  call<T>(work: (keytar: Keytar) => Promise<T>): Promise<T>;
};

type Trouble = Exclude<KeychainState, 'available'>;

const PROBE_SERVICE = 'keyturn-probe';

const CURES: Record<Trouble, Readonly<Partial<Record<NodeJS.Platform, string>>>> = {
  locked: {
    linux: 'Unlock the login keyring: answer its prompt, or sign in to the desktop. It is tried again.',
    darwin: 'Unlock the login keychain in Keychain Access, and allow Keyturn to use it. It is tried again.',
  },
  unavailable: {
    linux: 'Install libsecret and start a Secret Service such as gnome-keyring, or write to an env file instead.',
  },
};

/** The same trouble has another cure on each platform. */
export function keychainProblem(trouble: Trouble, platform: NodeJS.Platform): ProblemError {
  const cure = CURES[trouble][platform] ?? 'Sign in to your desktop session, or write to an env file instead.';
  const problems: Record<Trouble, Problem> = {
    locked: { code: 'keychain-locked', message: 'The keychain is locked, so it was left alone.', cure },
    unavailable: { code: 'keychain-unavailable', message: 'The keychain cannot be reached on this machine.', cure },
  };
  return new ProblemError(problems[trouble]);
}

/** keytar passes on words, no codes: those of libsecret, of the Secret Service (freedesktop.org) and of macOS. */
function troubleOf(error: unknown): Trouble {
  const words = error instanceof Error ? error.message : '';
  return /locked|\/collection\/|prompt|dismiss|cancel|interaction is not allowed/i.test(words)
    ? 'locked'
    : 'unavailable';
}

async function probeWith(keytar: Keytar): Promise<boolean> {
  const account = randomUUID();
  await keytar.setPassword(PROBE_SERVICE, account, account);
  const read = await keytar.getPassword(PROBE_SERVICE, account);
  await keytar.deletePassword(PROBE_SERVICE, account);
  return read === account;
}

/**
 * One call at a time, each with a limit. A call that waits for a prompt stays the only one, so there is one prompt, and what
 * was given up while it stood in line never starts.
 */
function oneAtATime(limitMs: number): <T>(work: () => Promise<T>) => Promise<T | 'silence'> {
  let line: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const limit = new AbortController();
    const result = line.then(async () => (limit.signal.aborted ? ('silence' as const) : work()));
    line = result.catch(() => undefined);
    const silence = delay(limitMs, 'silence' as const, { signal: limit.signal }).finally(() => limit.abort());
    silence.catch(() => undefined);
    return Promise.race([result.finally(() => limit.abort()), silence]);
  };
}

/** The OS keychain through keytar, never replaced by something else. */
export function openKeychain({ loadKeytar, platform, probeTimeoutMs = 2000 }: KeychainOptions): KeychainAccess {
  const inLine = oneAtATime(probeTimeoutMs);
  let loading: Promise<Keytar | undefined> | undefined;
  const load = () => {
    loading ??= loadKeytar().then(
      (loaded) => ('default' in loaded ? loaded.default : loaded),
      () => undefined,
    );
    return loading;
  };
  return {
    async probe() {
      const keytar = await load();
      if (!keytar) return 'unavailable';
      try {
        const isKept = await inLine(() => probeWith(keytar));
        return isKept === 'silence' ? 'locked' : isKept ? 'available' : 'unavailable';
      } catch (error) {
        return troubleOf(error);
      }
    },
    async call(work) {
      const keytar = await load();
      if (!keytar) throw keychainProblem('unavailable', platform);
      const result = await inLine(() => work(keytar)).catch((error) => {
        throw keychainProblem(troubleOf(error), platform);
      });
      if (result === 'silence') throw keychainProblem('locked', platform);
      return result;
    },
  };
}
