/** What happens right before a call of the file system; state shared by the mock of `node:fs` and its test. */
export const meanwhile = {
  /** Acts before the call that brings it to zero. */
  countdown: Number.POSITIVE_INFINITY,
  act: (): void => undefined,
  /** The call before which it acted. */
  at: undefined as string | undefined,
  /** These calls always fail with EPERM. */
  failing: new Set<string>(),
};

const CALLS = [
  ...['openSync', 'readFileSync', 'lstatSync', 'fstatSync', 'writeSync', 'fchmodSync', 'fsyncSync', 'ftruncateSync'],
  ...['linkSync', 'renameSync', 'rmSync', 'closeSync', 'readdirSync', 'readlinkSync', 'realpathSync', 'statSync'],
  ...['writeFileSync', 'chmodSync'],
];

type Functions = Record<string, (...given: unknown[]) => unknown>;

export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** For `vi.mock('node:fs', …)`. */
export function hookedFs(real: Functions): Functions {
  const hook =
    (name: string) =>
    (...given: unknown[]) => {
      meanwhile.countdown -= 1;
      if (meanwhile.countdown === 0) {
        meanwhile.at = name;
        meanwhile.act();
      }
      if (meanwhile.failing.has(name)) throw systemError('EPERM');
      return real[name]?.(...given);
    };
  return { ...real, ...Object.fromEntries(CALLS.map((name) => [name, hook(name)])) };
}

/** From now on `act` happens once, before the n-th call. */
export function actBefore(n: number, act: () => void): void {
  Object.assign(meanwhile, { countdown: n, act, at: undefined });
}

/** No more acts. Answers the call before which it acted, if any. */
export function endActs(): string | undefined {
  meanwhile.countdown = Number.POSITIVE_INFINITY;
  return meanwhile.at;
}
