import { Sealed } from '../../main/domain/sealed.ts';
import { createKeychainTarget } from '../../main/targets/keychain.ts';
import type { KeychainOptions, Keytar } from '../../main/targets/keychain-access.ts';
import type { Decide } from '../../main/targets/place-target.ts';

export const PLACE = { kind: 'keychain', service: 'shop', account: 'db' } as const;

/** A keychain in memory that notes every call; `before` runs ahead of each and may reject, or never answer. */
export function fakeKeytar(before: (call: string) => Promise<void> = async () => undefined) {
  const items = new Map<string, string>();
  const calls: string[] = [];
  const note = async (call: string, service: string): Promise<void> => {
    calls.push(service === 'keyturn-probe' ? `probe ${call}` : call);
    await before(call);
  };
  const keytar: Keytar = {
    async getPassword(service, account) {
      await note('get', service);
      return items.get(`${service}/${account}`) ?? null;
    },
    async setPassword(service, account, password) {
      await note('set', service);
      items.set(`${service}/${account}`, password);
    },
    async deletePassword(service, account) {
      await note('delete', service);
      return items.delete(`${service}/${account}`);
    },
  };
  return { keytar, items, calls };
}

export function targetOn(keytar: Keytar, options: Partial<KeychainOptions> = {}) {
  return createKeychainTarget({ loadKeytar: async () => keytar, platform: 'linux', probeTimeoutMs: 50, ...options });
}

export function setting(value: string): Decide {
  return (observed) => observed.draft([{ name: 'value', value: new Sealed(value), readers: [] }], { removals: [] });
}

export const remove: Decide = (observed) => observed.draft([], { removals: [{ name: 'value' }] });
