import type { KeychainState } from '../targets/keychain.ts';
import { machineKeychain } from '../targets/places.ts';
import { type Finding, fine, note, wrong } from './finding.ts';

const FAULTS: Readonly<Record<Exclude<KeychainState, 'available'>, readonly [finding: string, cure: string]>> = {
  locked: ['The keychain is locked or waits for a prompt.', 'Unlock it, for example by signing in to the desktop.'],
  unavailable: [
    'The keychain cannot be reached.',
    'Start a Secret Service such as gnome-keyring or KWallet, or write to env files.',
  ],
};

/** Asked only where a watch writes to it: the question itself writes and removes an item, and may open a prompt. */
export async function keychainFinding({ isUsed }: { readonly isUsed: boolean }): Promise<Finding> {
  if (!isUsed) return note('keychain', 'No watch here writes to the keychain');
  const state = await machineKeychain().probe();
  return state === 'available' ? fine('keychain', 'The keychain can be written') : wrong('keychain', ...FAULTS[state]);
}
