/** Codes that a person typed, each for one use: until the next one is typed a profile goes without. */
export type MfaCodes = {
  put(profileName: string, code: string): void;
  /** Of a code that was not needed. */
  drop(profileName: string): void;
  /** Undefined while no code waits: the SDK then says that it needs one. */
  providerOf(profileName: string): (() => Promise<string>) | undefined;
};

/** Codes that people typed, each handed out once. */
export function createMfaCodes(): MfaCodes {
  const waiting = new Map<string, string>();
  return {
    put: (profileName, code) => void waiting.set(profileName, code),
    drop: (profileName) => void waiting.delete(profileName),
    providerOf: (profileName) => {
      const code = waiting.get(profileName);
      if (code === undefined) return undefined;
      return async () => {
        // AWS takes a code once: a second role of the chain cannot have it too.
        waiting.delete(profileName);
        return code;
      };
    },
  };
}
