import type { Problem } from '../../preload/plain.ts';
import { fakeAdd } from './fake-add.ts';

// `?refuse=addWatch`: in place of the preload.
const refused = new URLSearchParams(location.search).get('refuse');
const PROBLEMS: Readonly<Record<string, Problem>> = {
  addWatch: { code: 'write-failed', message: 'keyturn.yaml cannot be written: the disk is full.', cure: 'Make room.' },
  listSecrets: { code: 'login-expired', message: 'The SSO sign-in of profile `dev` expired.', cure: 'Sign in.' },
};
const problem = PROBLEMS[refused ?? ''];
const fake = fakeAdd(refused !== null && problem ? { [refused]: problem } : {});
Object.assign(window, { keyturn: fake, fake });
