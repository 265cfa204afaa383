import { fakeAdd } from './fake-add.ts';

// `?refuse=addWatch`: in place of the preload.
const refused = new URLSearchParams(location.search).get('refuse');
const problem = {
  code: 'write-failed',
  message: 'keyturn.yaml cannot be written: the disk is full.',
  cure: 'Make room.',
};
const fake = fakeAdd(refused === null ? {} : { [refused]: problem });
Object.assign(window, { keyturn: fake, fake });
