import { setTimeout as delay } from 'node:timers/promises';
import { type Finding, fine, note, wrong } from './finding.ts';

const PATIENCE = 2000;

type Reached = 'reached' | 'locked' | 'absent' | 'silent';

/** Asks for an item that nobody has, so that nothing is shown and nobody is prompted. */
async function reachKeychain(): Promise<Reached> {
  try {
    const { default: keytar } = await import('keytar');
    const asking = keytar.getPassword('keyturn-doctor', 'nobody').then(() => 'reached' as const);
    return await Promise.race([asking, delay(PATIENCE, 'silent' as const)]);
  } catch (error) {
    return error instanceof Error && /lock/i.test(error.message) ? 'locked' : 'absent';
  }
}

const FAULTS: Record<Exclude<Reached, 'reached'>, readonly [finding: string, cure: string]> = {
  locked: ['The keychain is locked', 'Unlock it, for example by signing in to the desktop.'],
  absent: [
    'The keychain cannot be reached',
    'Start a Secret Service such as gnome-keyring or KWallet, or write to env files.',
  ],
  silent: ['The keychain does not answer', 'Look for a prompt of the desktop, or unlock it there.'],
};

/** Only wrong where a watch writes to it. */
export async function keychainFinding({ isUsed }: { readonly isUsed: boolean }): Promise<Finding> {
  const reached = await reachKeychain();
  if (reached === 'reached') return fine('keychain', 'The keychain can be reached');
  const [finding, cure] = FAULTS[reached];
  return isUsed ? wrong('keychain', `${finding}.`, cure) : note('keychain', `${finding}; no watch here needs it`);
}
