import type { Target } from '../engine/ports.ts';
import { createEnvFileTarget } from './env-file.ts';
import { createKeychainTarget, type KeychainTarget } from './keychain.ts';

/** The keychain of this machine. */
export function machineKeychain(): KeychainTarget {
  return createKeychainTarget({ platform: process.platform, loadKeytar: () => import('keytar') });
}

/** All kinds of places behind one port. */
export function createTargets(): Target {
  const files = createEnvFileTarget();
  const keychain = machineKeychain();
  return {
    observe: (place) => (place.kind === 'env' ? files.observe(place) : keychain.observe(place)),
    change: (place, decide) => (place.kind === 'env' ? files.change(place, decide) : keychain.change(place, decide)),
  };
}
