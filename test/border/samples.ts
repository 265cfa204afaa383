import type { Ask, RequestName } from '../../preload/contract.ts';

const KEY = JSON.stringify(['dev/shop/database', 'AWSCURRENT', null, null]);
const DRAFT = { project: '/code/shop', secret: 'dev/db', file: '.env', variables: { password: 'P' }, readers: [] };

/** One right ask of each request. */
export const SAMPLES: { readonly [Name in RequestName]: Ask<Name> } = {
  getView: undefined,
  checkNow: { key: KEY },
  pause: { key: KEY, until: 5 },
  resume: { key: KEY },
  mute: { key: KEY, isMuted: true },
  getWatch: { key: KEY },
  choose: { key: KEY, target: '/code/shop/.env', choices: { DB_PASSWORD: 'take' } },
  removeTarget: { key: KEY, target: '/code/shop/.env' },
  reveal: { key: KEY, field: 'password' },
  copyValue: { key: KEY, field: 'password' },
  copyText: { text: 'aws sso login' },
  getHistory: { search: '', kinds: ['written'], limit: 50 },
  exportHistory: { format: 'csv' },
  getHealth: undefined,
  getSettings: undefined,
  setPreferences: { startsAtLogin: false, notifies: true, usesSingleKeys: true, looksForUpdates: false },
  setProfile: { name: 'work', local: 'mine' },
  getPlaces: undefined,
  listSecrets: { search: '' },
  getFields: { secret: 'dev/db' },
  preview: DRAFT,
  addWatch: DRAFT,
  chooseFolder: undefined,
  scan: { folder: '/code' },
  addProject: { directory: '/code/blog' },
  removeProject: { directory: '/code/blog' },
  getTrust: { directory: '/code/shop' },
  trust: { directory: '/code/shop', fingerprint: 'f' },
  signIn: { profile: 'work' },
  answerCode: { profile: 'work', code: '123456' },
  openTarget: { target: '/code/shop/.env' },
  openPage: { page: 'documentation' },
  startDemo: undefined,
};
