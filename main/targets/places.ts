import type { Target } from '../engine/ports.ts';
import { changeEnvFile, observeEnvFile } from './env-file.ts';
import { Keychain } from './keychain.ts';

/** The keychain of this machine. */
export function machineKeychain(): Keychain {
  return new Keychain({ platform: process.platform, loadKeytar: () => import('keytar') });
}

/** All kinds of places behind one port. */
export function createTargets(): Target {
  const keychain = machineKeychain();
  return {
    observe: async (place) => (place.kind === 'env' ? observeEnvFile(place) : keychain.observe(place)),
    change: async (place, decide) =>
      place.kind === 'env' ? changeEnvFile(place, decide) : keychain.change(place, decide),
  };
}
